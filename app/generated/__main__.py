"""`python -m app.generated` writes the generated files; with `--check` it only says which have drifted, and fails."""

import sys

from app.generated import drifted, write

if "--check" in sys.argv[1:]:
    old = drifted()
    for name in old:
        sys.stderr.write(f"{name} is not what the code says: run `make generated`\n")
    sys.exit(1 if old else 0)
write()
