"""A council created in the browser: by the administrator, with a ready profile seen for its seats first."""

from app.rulebook import READY, ready_profile
from rooms import Council
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import Seen, seen
from tests.app.pages.test_rules import hidden, login

NEW = "/councils/new"
FORM = {"acronym": "CMAS", "name": "Conselho Municipal de Assistência Social", "body_kind": "council"}


async def test_only_the_administrator_creates_councils(stage: Stage) -> None:
    assert (await stage.browser.get(NEW)).status_code == 401
    assert NEW not in [one["href"] for one in (await seen(stage, "/")).all("a")]
    await login(stage)
    assert NEW in [one["href"] for one in (await seen(stage, "/")).all("a")]
    page = await seen(stage, NEW)
    assert [one["value"] for one in page.all("input") if one.get("name") == "rules"] == list(READY)


async def test_a_profile_is_seen_for_so_many_seats_before_it_is_chosen(stage: Stage) -> None:
    await login(stage)
    form = FORM | {"statutory_seats": "16", "rules": "generic", "do": "preview"}
    page = Seen((await stage.browser.post(NEW, data=form)).text)
    assert "Conselho em geral, para 16 cadeiras" in page.text
    assert "Em segunda convocação a reunião abre com 6, mas nada poderá ser votado: decidir pede 9." in page.text
    values = {one.get("name"): one.get("value") for one in page.all("input")}
    assert (values["acronym"], values["statutory_seats"]) == ("CMAS", "16")


async def test_a_council_begins_with_the_rules_chosen_and_is_made_once(stage: Stage) -> None:
    await login(stage)
    form = FORM | hidden(await stage.browser.get(NEW)) | {"statutory_seats": "12", "rules": "social_assistance"}
    for _ in range(2):
        made = await stage.browser.post(NEW, data=form | {"do": "create"})
        assert made.headers["location"] == "/councils/CMAS/rules"
    council = (await stage.house.desk.standing(form["council"], None)).loaded.head.state
    assert isinstance(council, Council)
    assert (council.rules.profile, council.statutory) == (ready_profile("social_assistance"), 12)
    assert "8 votos sim (pelo menos dois terços das 12 cadeiras)" in (await seen(stage, "/councils/CMAS/rules")).text


async def test_what_is_wrong_stands_beside_its_field(stage: Stage) -> None:
    await login(stage)
    bad = await stage.browser.post(NEW, data=FORM | {"statutory_seats": "doze", "do": "create"})
    invalid = [one["id"] for _, one in Seen(bad.text).elements if one.get("aria-invalid")]
    assert (bad.status_code, invalid) == (422, ["statutory_seats"])
    taken = await stage.browser.post(NEW, data=FORM | {"acronym": "CMS", "do": "create"})
    assert taken.status_code == 409
    small = await stage.browser.post(NEW, data=FORM | {"acronym": "cms", "do": "create"})
    assert small.status_code == 422
