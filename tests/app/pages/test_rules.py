"""A council's rules in the browser: read by everybody, changed by who may, never silently, every fault in its place."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import orjson
import pytest
from httpx2 import Response

from app.i18n import LANGUAGES, Languages
from app.pages.rules_fields import LISTS, Field, Row, fields, read, rows, tree_of
from app.pages.rules_said import GROUPS, grouped, keys_of
from app.rulebook import READY, ready_profile, rules_of, write_rules
from rooms import DEFAULT_RULES, Composition, Council, RulesProfile, rules_keys
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import Seen, seen

RULES, EDIT = "/councils/CMS/rules", "/councils/CMS/rules/edit"
ADMIN = {"email": "ana@council.test", "password": "correct horse"}


def form_of(profile: RulesProfile) -> dict[str, str]:
    """What a browser sends of the form of a profile."""
    tree, form = tree_of(profile), dict[str, str]()
    for key in (one.name for one in rules_keys()):
        form |= _listed(rows(key, tree), key) if key in LISTS else _sent(fields(key, tree))
    return form


def _listed(every: tuple[Row, ...], key: str) -> dict[str, str]:
    return {f"{key}.rows": str(len(every))} | _sent(tuple(field for row in every for field in row.fields))


def _sent(shown: tuple[Field, ...]) -> dict[str, str]:
    others = {f"{field.name}.other": field.other for field in shown if field.other is not None}
    return {field.name: field.value for field in shown} | others


async def login(stage: Stage) -> None:
    assert (await stage.browser.post("/login", data=ADMIN)).status_code == 303


def hidden(answer: Response) -> dict[str, str]:
    inputs = [one for one in Seen(answer.text).all("input") if one.get("type") == "hidden"]
    return {str(one["name"]): str(one["value"]) for one in inputs}


async def state(stage: Stage) -> Council:
    found = (await stage.house.desk.standing(stage.council, None)).loaded.head.state
    assert isinstance(found, Council)
    return found


async def previewed(stage: Stage, **changes: str) -> Response:
    council = await state(stage)
    form = form_of(council.rules.profile) | {"do": "preview", "expected": str(council.rules.changed)}
    return await stage.browser.post(EDIT, data=form | {name.replace("__", "."): text for name, text in changes.items()})


@pytest.mark.parametrize("profile", [DEFAULT_RULES, *map(ready_profile, READY)])
def test_a_form_says_what_the_profile_says(profile: RulesProfile) -> None:
    assert rules_of(read(form_of(profile))) == profile


def test_every_key_stands_in_one_group() -> None:
    assert sorted(key for group in GROUPS for key in keys_of(group)) == sorted(key.name for key in rules_keys())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("statutory", [0, 1, 16])
def test_every_rule_is_said_in_every_language(code: str, statutory: int) -> None:
    language = Languages("America/Bahia")[code]
    said = [rule for group in grouped(DEFAULT_RULES, Composition(statutory, 0, 0, 0), language) for rule in group.rules]
    assert all(rule.sentence and rule.name and rule.help and "{" not in rule.sentence for rule in said)


@pytest.mark.parametrize("key", rules_keys(), ids=lambda key: key.name)
def test_every_value_of_a_closed_list_has_its_words(key: Any) -> None:
    for language in Languages("America/Bahia"):
        for word in getattr(key.field.annotation, "__args__", ()) if isinstance(key.default, str) else ():
            assert language.has(f"rulebook.key.{key.name}.option.{word}"), (key.name, word)


async def test_everybody_reads_the_rules_with_the_numbers_of_this_council(stage: Stage) -> None:
    page = await seen(stage, RULES)
    for words in (
        "Abre em primeira convocação com 5 das 8 cadeiras (mais da metade), art. 9.",
        "Em segunda convocação a reunião abre com 3, mas nada poderá ser votado: decidir pede 5.",
        "8 cadeiras, 7 com titular",
        "Aparte: 1 min, dentro do tempo de Fala",
    ):
        assert words in page.text
    assert EDIT not in [one["href"] for one in page.all("a")]
    assert "5 of the 8 seats" in (await seen(stage, f"/en{RULES}")).text
    assert (await stage.browser.get("/councils/CMS/rules?version=2")).status_code == 404
    assert (await stage.browser.get("/councils/NONE/rules")).status_code == 404


async def test_only_who_may_set_rules_gets_the_form(stage: Stage) -> None:
    assert (await stage.browser.get(EDIT)).status_code == 401
    assert (await stage.browser.post(EDIT, data={"do": "save"})).status_code == 401
    await login(stage)
    page = await seen(stage, EDIT)
    assert "art. 9" in [one.get("value") for one in page.all("input")]
    assert "2 reuniões já convocadas" in page.text or "1 reunião já convocada" in page.text


async def test_a_change_is_shown_first_and_keeps_the_articles(stage: Stage) -> None:
    await login(stage)
    shown = await previewed(stage, second_call__quorum__of="other", second_call__quorum__of__other="5")
    assert shown.status_code == 200
    page = Seen(shown.text)
    assert "1 regra muda, para um conselho de 8 cadeiras." in page.text
    assert "Abre em segunda convocação com 5 cadeiras presentes." in page.text
    assert (await state(stage)).rules.version == 1, "nothing is saved by looking"
    saved = await stage.browser.post(EDIT, data=hidden(shown) | {"do": "save"})
    assert saved.headers["location"] == "/councils/CMS/rules?saved=2"
    council = await state(stage)
    assert (council.rules.profile.second_call.quorum.of, council.rules.profile.opening_quorum.article) == (5, "art. 9")
    page = await seen(stage, "/councils/CMS/rules?saved=2")
    assert "Versão 2 gravada." in page.text
    assert "1 regra mudou" in page.text
    assert "Esta é a versão 1, que não está mais em vigor." in (await seen(stage, f"{RULES}?version=1")).text
    again = await stage.browser.post(EDIT, data=hidden(shown) | {"do": "save"})
    assert again.headers["location"] == "/councils/CMS/rules?saved=2", "sent twice, it is one version"


async def test_a_late_change_shows_both_and_can_still_be_saved(stage: Stage) -> None:
    await login(stage)
    mine = await previewed(stage, chat="off")
    council = await state(stage)
    other = council.rules.profile.model_dump(mode="json", exclude_none=True) | {"mode": "remote"}
    await stage.do(stage.council, "council.rules_set", profile=other, expected=council.rules.changed)
    late = await stage.browser.post(EDIT, data=hidden(mine) | {"do": "save"})
    page = Seen(late.text)
    assert late.status_code == 409
    for words in ("outra pessoa gravou a versão 2", "As reuniões são remotas.", "Não há mensagens na reunião."):
        assert words in page.text
    assert (await stage.browser.post(EDIT, data=hidden(late) | {"do": "save"})).status_code == 303
    assert (await state(stage)).rules.profile.mode == "hybrid"


async def test_faults_stand_beside_their_fields_and_what_was_typed_stays(stage: Stage) -> None:
    await login(stage)
    bad = await previewed(stage, opening_quorum__of="other", opening_quorum__of__other="4/3", presence__grace="muito")
    page = Seen(bad.text)
    assert bad.status_code == 422
    invalid = {one["id"]: one for _, one in page.elements if one.get("aria-invalid")}
    assert set(invalid) == {"opening_quorum.of", "presence.grace"}
    assert {one["href"] for one in page.all("a")} >= {"#opening_quorum.of", "#presence.grace"}
    values = {one.get("name"): one.get("value") for one in page.all("input")}
    assert (values["opening_quorum.of.other"], values["presence.grace"]) == ("4/3", "muito")


async def test_lists_are_edited_row_by_row_without_script(stage: Stage) -> None:
    await login(stage)
    council = await state(stage)
    form = form_of(council.rules.profile) | {"expected": str(council.rules.changed)}
    added = await stage.browser.post(EDIT, data=form | {"do": "add majorities.matters"})
    assert hidden(added)["majorities.matters.rows"] == "2"
    dropped = await stage.browser.post(EDIT, data=form | {"do": "drop speech.kinds 0"})
    assert hidden(dropped)["speech.kinds.rows"] == "8"
    moved = await stage.browser.post(EDIT, data=form | {"do": "up chair.succession 1"})
    chosen = re.findall(r'name="chair\.succession\.0".*?value="(\w+)" selected', moved.text, re.DOTALL)
    assert chosen == ["oldest_member"]
    for nonsense in ("add karaoke", "drop speech.kinds 99", "up speech.kinds x", "fly", ""):
        answer = await stage.browser.post(EDIT, data=form | {"do": nonsense})
        assert answer.status_code in (200, 400), nonsense
    del form["speech.kinds.rows"]
    assert (await stage.browser.post(EDIT, data=form | {"do": "preview"})).status_code == 400


async def test_a_person_of_the_council_may_be_named_to_succeed(stage: Stage) -> None:
    await login(stage)
    shown = await previewed(stage, chair__succession__1="person helena Helena Dias")
    assert "Helena Dias" in Seen(shown.text).text
    assert shown.status_code == 200


async def test_a_ready_profile_is_seen_before_it_is_used(stage: Stage) -> None:
    await login(stage)
    shown = await stage.browser.get(f"{EDIT}?from=health")
    assert "Perfil pronto: Conselho de saúde" in Seen(shown.text).text
    back = await stage.browser.post(EDIT, data=hidden(shown) | {"do": "back"})
    assert 'value="10"' in back.text
    assert (await stage.browser.get(f"{EDIT}?from=casino")).status_code == 404


async def _send(stage: Stage, body: bytes) -> Response:
    return await stage.browser.post(EDIT, files={"file": ("rules.yaml", body, "application/yaml")})


async def test_a_file_is_previewed_and_its_faults_name_their_lines(stage: Stage) -> None:
    await login(stage)
    good = await _send(stage, write_rules(ready_profile("culture")).encode())
    assert "Quem preside só vota em caso de empate." in Seen(good.text).text
    bad = await _send(stage, b"chat: off\nopening_quorum: {of: 4/3}\nkaraoke: true\n")
    page = Seen(bad.text)
    assert bad.status_code == 422
    assert "O arquivo não foi aceito. Nada mudou." in page.text
    assert "(opening_quorum.of) (linha 2)" in page.text
    assert "karaoke (linha 3)" in page.text
    for size in (70_000, 200_000):
        assert (await _send(stage, b"x" * size)).status_code == 413
    nameless = '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nchat: off\r\n--x--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await stage.browser.post(EDIT, content=nameless, headers=headers)).status_code == 422
    assert (await state(stage)).rules.version == 1


async def test_a_forged_profile_or_origin_is_refused(stage: Stage) -> None:
    await login(stage)
    council = await state(stage)
    forged: Mapping[str, str] = {"do": "save", "id": str(uuid4()), "expected": str(council.rules.changed)}
    for profile in ("", "{", orjson.dumps({"karaoke": True}).decode()):
        assert (await stage.browser.post(EDIT, data={**forged, "profile": profile})).status_code == 400
    foreign = {"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}
    assert (await stage.browser.post(EDIT, data={**forged, "profile": "{}"}, headers=foreign)).status_code == 403
    assert (await state(stage)).rules.version == 1


async def test_the_file_and_the_data_are_there_for_programs(stage: Stage) -> None:
    for path in ("/councils/CMS/rules.yaml", "/api/v1/councils/CMS/rules.yaml"):
        answer = await stage.browser.get(path)
        assert answer.headers["content-type"].startswith("application/yaml")
        assert answer.text == write_rules((await state(stage)).rules.profile)
    data = (await stage.browser.get("/api/v1/councils/CMS/rules")).json()
    assert data["composition"] == {"statutory": 8, "filled": 7, "alternates": 1, "represented": 8}
    assert data["warnings"][0]["code"] == "second_call_cannot_decide"
    assert [one["version"] for one in data["versions"]] == [1]
    opening = next(one for one in data["meanings"] if one["key"] == "opening_quorum")
    assert opening["params"]["rule"]["params"]["number"] == 5
    assert (await stage.browser.get("/api/v1/councils/CMS/rules?version=9")).status_code == 404
