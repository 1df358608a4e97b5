"""The four boundary rules that import-linter has no built-in for, as contract types named in pyproject.toml.

They look at whatever modules exist, so each holds from the day a package appears. There is no way to ignore an import.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator

import grimp
from importlinter import Contract, ContractCheck, fields, output


class Chains(Contract):
    """A contract that is broken by import chains: subclasses yield them, importer first."""

    @abstractmethod
    def broken(self, graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
        """The chains of module names that break the rule."""

    def names(self, option: str) -> set[str]:
        """The modules an option lists, or the one it names."""
        value = self.contract_options[option]
        return {value} if isinstance(value, str) else set(value)

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        chains = sorted(set(self.broken(graph)))
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain))


class Pure(Chains):
    """No module of `packages`, save the `starred` ones, imports a `forbidden` package, directly or not."""

    packages = fields.SetField(subfield=fields.StringField())
    starred = fields.SetField(subfield=fields.StringField())
    forbidden = fields.SetField(subfield=fields.StringField())

    def broken(self, graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
        for impure in self.names("forbidden") & graph.modules:
            for module in graph.find_downstream_modules(impure):
                if within(module, self.names("packages")) and not within(module, self.names("starred")):
                    yield shortest(graph, module, impure)


class Doors(Chains):
    """Whoever stands outside one of `packages` imports the package itself or one of the `doors`, nothing deeper."""

    packages = fields.SetField(subfield=fields.StringField())
    doors = fields.SetField(subfield=fields.StringField())

    def broken(self, graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
        for package in self.names("packages") & graph.modules:
            for inner in graph.find_descendants(package) - self.names("doors"):
                for importer in graph.find_modules_that_directly_import(inner):
                    if not within(importer, {package}):
                        yield importer, inner


class Apart(Chains):
    """The children of `package`, save the `shared` ones, never reach each other, directly or not."""

    package = fields.StringField()
    shared = fields.SetField(subfield=fields.StringField())

    def broken(self, graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
        for package in self.names("package") & graph.modules:
            topics = graph.find_children(package) - {f"{package}.{name}" for name in self.names("shared")}
            for module in set().union(*({topic} | graph.find_descendants(topic) for topic in topics)):
                own = next(topic for topic in topics if within(module, {topic}))
                for reached in graph.find_upstream_modules(module):
                    if within(reached, topics - {own}):
                        yield shortest(graph, module, reached)


class Alone(Chains):
    """The modules of `package` import nothing else of the package that holds it."""

    package = fields.StringField()

    def broken(self, graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
        for package in self.names("package") & graph.modules:
            house = package.rpartition(".")[0]
            for module in graph.find_descendants(package) | {package}:
                for imported in graph.find_modules_directly_imported_by(module):
                    if within(imported, {house}) and not within(imported, {package}):
                        yield module, imported


def within(module: str, packages: Iterable[str]) -> bool:
    """Whether the module is one of the packages or lies inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def shortest(graph: grimp.ImportGraph, importer: str, imported: str) -> tuple[str, ...]:
    """The shortest chain between two modules known to be connected."""
    chain = graph.find_shortest_chain(importer=importer, imported=imported)
    if chain is None:
        msg = f"{importer} does not reach {imported}"
        raise LookupError(msg)
    return chain
