"""Pages over the real application: what they show, to whom, with which headers, in which language."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.pages.frame import Assets, read_assets, split_language
from app.pages.people import local
from tests.app.pages.stage import Stage, recorded

EVERY = ("/", "/councils/CMS", "/login", "/logout", "/api", "/accessibility", "/privacy", "/nowhere")


class Seen(HTMLParser):
    """Elements by name with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(self.words)


async def seen(stage: Stage, path: str) -> Seen:
    return Seen((await stage.browser.get(path)).text)


async def test_every_page_has_one_heading_a_title_a_language_and_a_landmark(stage: Stage) -> None:
    for path in (*EVERY, f"/sessions/{stage.open}", f"/sessions/{stage.scheduled}"):
        for prefix, lang in (("", "pt-BR"), ("/en", "en"), ("/es", "es")):
            page = await seen(stage, f"{prefix}{path}".removesuffix("/") or "/")
            assert [one["lang"] for one in page.all("html")] == [lang], path
            assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1, path
            assert page.all("a")[0] == {"class": "skip-link", "href": "#content"}, path
            here = [one["href"] for one in page.all("a") if one.get("aria-current") == "true"]
            assert here == [f"{prefix}{path}".removesuffix("/") or "/"], path


async def test_nothing_is_inline_and_the_policy_says_so(stage: Stage) -> None:
    for path in (*EVERY, f"/sessions/{stage.open}"):
        answer = await stage.browser.get(path)
        page = Seen(answer.text)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert page.all("style") == []
        assert all("src" in one or one["type"] == "application/json" for one in page.all("script"))
        assert not [one for _, one in page.elements if "style" in one or any(key.startswith("on") for key in one)]


async def test_the_first_page_lists_what_is_on_what_comes_and_what_was(stage: Stage) -> None:
    page = await seen(stage, "/")
    links = {one["href"] for one in page.all("a")}
    assert {f"/sessions/{stage.open}", f"/sessions/{stage.scheduled}", f"/sessions/{stage.adjourned}"} <= links
    assert "/councils/CMS" in links
    assert "8 cadeiras" in page.text


async def test_a_council_says_who_sits_in_it_and_by_which_rules(stage: Stage) -> None:
    page = await seen(stage, "/councils/cms")
    for words in (
        "Conselho Municipal de Saúde",
        "7 de 8 cadeiras ocupadas",
        "Associação de Bairros",
        "Íris Melo",
        "Decreto 77",
        "a reunião abre com mais da metade das cadeiras (art. 9).",
        "O bate-papo é público",
    ):
        assert words in page.text


async def test_an_open_session_shows_the_public_everything_but_what_is_reserved_or_hidden(stage: Stage) -> None:
    page = await seen(stage, f"/sessions/{stage.open}")
    for words in (
        "Presentes 6.",
        "Aprovar o calendário de 2027?",
        "SIM aprova o texto.",
        "2 de 6 votos recebidos.",
        "Sim 3, não 1, abstenção 1. Aprovado: 3 dos 4 votos válidos.",
        "Item reservado (ECA, art. 17)",
        "Célia Prado , Fala.",
        "<b>Bom dia</b> a todas",
    ):
        assert words in page.text, words
    assert "Souza" not in page.text
    assert "meet.council.test" not in page.text
    assert not page.all("b")


async def test_choices_of_an_open_ballot_are_on_no_page(stage: Stage) -> None:
    page = (await stage.browser.get(f"/sessions/{stage.open}")).text
    ballot = page[page.index("Aprovar o calendário") : page.index('aria-labelledby="agenda"')]
    seats = re.findall(r'class="name">([^<]*)</span>\s*<span>([^<]*)</span>', ballot)
    assert dict(seats)["Ana Lima"] == dict(seats)["Bento Reis"] == "Votou"
    assert dict(seats)["Célia Prado"] == "Ainda não votou"


async def test_a_live_page_says_what_it_follows_and_a_finished_one_follows_nothing(stage: Stage) -> None:
    (body,) = (await seen(stage, f"/sessions/{stage.open}")).all("body")
    head = (await stage.house.engine.loaded(stage.open)).head
    assert body == {"data-refresh-stream": stage.open, "data-refresh-seq": str(head.seq)}
    answer = await stage.browser.get(f"/sessions/{stage.open}")
    assert f'<noscript><meta http-equiv="refresh" content="10;url=/sessions/{stage.open}"></noscript>' in answer.text
    finished = await stage.browser.get(f"/sessions/{stage.adjourned}")
    assert Seen(finished.text).all("body") == [{}]
    assert "http-equiv" not in finished.text


async def test_a_finished_session_offers_its_record(stage: Stage) -> None:
    page = await seen(stage, f"/sessions/{stage.adjourned}")
    assert f"/api/v1/sessions/{stage.adjourned}/log.jsonl" in {one["href"] for one in page.all("a")}
    assert "Participou" in page.text
    assert "Vai para a próxima reunião" in page.text


async def test_the_agenda_is_published_with_the_call(stage: Stage) -> None:
    page = await seen(stage, f"/sessions/{stage.scheduled}")
    assert "A pauta é publicada com a convocação." in page.text
    assert "Primavera" not in page.text


async def test_the_administrator_is_no_clerk_of_a_session_and_no_page_of_theirs_is_kept(stage: Stage) -> None:
    token, _ = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    carried = {"Authorization": f"Bearer {token}"}
    answer = await stage.browser.get(f"/sessions/{stage.open}?entered=yes", headers=carried)
    assert answer.headers["cache-control"] == "private, no-store"
    assert "Você entrou como Ana Lima." in Seen(answer.text).text
    later = await stage.browser.get(f"/sessions/{stage.open}", headers=carried)
    assert "Você entrou como" not in Seen(later.text).text.partition("{")[0]


async def test_somebody_unknown_sees_pages_like_everybody(stage: Stage) -> None:
    answer = await stage.browser.get("/", headers={"Cookie": "council=stale"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/nowhere", "/councils/NONE", "/sessions/none", "/sessions/council-1", "/es/sessions/a b"]
)
async def test_what_is_not_there_is_said_in_a_page(stage: Stage, path: str) -> None:
    answer = await stage.browser.get(path)
    assert answer.status_code == 404
    assert len(Seen(answer.text).all("h1")) == 1
    assert answer.headers["content-type"].startswith("text/html")


async def test_the_map_of_the_site_holds_every_page_and_every_page_is_there(stage: Stage) -> None:
    await recorded(stage)
    answer = await stage.browser.get("/sitemap.xml")
    places = re.findall(r"<loc>http://council\.test([^<]*)</loc>", answer.text)
    assert len(places) == len(set(places)) == 60
    for place in places:
        page = await stage.browser.get(place or "/")
        assert page.status_code == 200, place
        assert page.headers["content-type"].startswith("text/html")


async def test_a_login_keeps_the_cookie_and_goes_where_it_was_asked_for(stage: Stage) -> None:
    form = {"email": "ana@council.test", "password": "correct horse", "next": "/councils/CMS"}
    answer = await stage.browser.post("/en/login", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/councils/CMS")
    room = await stage.browser.post("/en/login", data={**form, "next": "/en/sessions/s1"})
    assert room.headers["location"] == "/en/sessions/s1?entered=yes"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "Ana Lima" in (await stage.browser.get("/en")).text
    assert (await stage.browser.post("/en/logout")).headers["location"] == "/en/logout"
    assert "Ana Lima" not in (await stage.browser.get("/en")).text


async def test_a_wrong_password_is_told_and_the_address_kept(stage: Stage) -> None:
    form = {"email": '"><b>@council.test', "password": "wrong horse!"}
    answer = await stage.browser.post("/es/login", data=form)
    assert answer.status_code == 401
    assert "no coinciden" in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_a_foreign_form_is_refused(stage: Stage, headers: dict[str, str]) -> None:
    form = {"email": "ana@council.test", "password": "correct horse"}
    for path in ("/login", "/logout"):
        answer = await stage.browser.post(path, data=form, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"email=" + b"a" * 20_000, 413), (b"&".join([b"a=1"] * 11), 400), (b"email=\xff", 400), (b"", 401)],
)
async def test_a_form_that_is_too_large_or_unreadable_is_refused(stage: Stage, body: bytes, status: int) -> None:
    sent = {"content-type": "application/x-www-form-urlencoded"}
    assert (await stage.browser.post("/login", content=body, headers=sent)).status_code == status


async def test_an_invitation_is_redeemed_once(stage: Stage) -> None:
    link, _ = await stage.house.invitations.invite("bia@council.test", "Bia")
    assert "bia@council.test" in (await seen(stage, f"/invitation/{link}")).text
    form = {"name": "Beatriz Sá", "password": "battery staple", "again": "battery stable"}
    differs = await stage.browser.post(f"/invitation/{link}", data=form)
    assert (differs.status_code, "não são iguais" in differs.text) == (422, True)
    answer = await stage.browser.post(f"/invitation/{link}", data={**form, "again": "battery staple"})
    assert answer.status_code == 303
    assert "Beatriz Sá" in (await stage.browser.get("/")).text
    assert (await stage.browser.get(f"/invitation/{link}")).status_code == 410


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/sessions/1?x=2", "/sessions/1?x=2"),
        ("//evil.test", ""),
        ("https://evil.test", ""),
        ("/\\evil.test", ""),
        ("/a\nb", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_one_goes_on_to_a_path_of_this_site_only(path: str | None, kept: str) -> None:
    assert local(path) == kept


@pytest.mark.parametrize(
    ("path", "split"),
    [
        ("/", ("pt-BR", "/")),
        ("/en", ("en", "/")),
        ("/en/sessions/1", ("en", "/sessions/1")),
        ("/english", ("pt-BR", "/english")),
        ("/pt-BR/x", ("pt-BR", "/pt-BR/x")),
    ],
)
def test_the_language_is_in_the_address(path: str, split: tuple[str, str]) -> None:
    assert split_language(path) == split


def test_without_a_built_front_end_pages_are_plain(tmp_path: Path) -> None:
    assert read_assets(tmp_path) == Assets()


async def test_who_left_and_was_excused_afterwards_took_part_all_the_same(stage: Stage) -> None:
    before = (await seen(stage, f"/sessions/{stage.adjourned}")).text
    await stage.do(stage.adjourned, "attendance.excuse", seat="s6", means="phone", reason="Consulta médica")
    after = (await seen(stage, f"/sessions/{stage.adjourned}")).text
    assert before.count("Participou") == after.count("Participou") == 6


async def test_the_menu_of_a_phone_is_behind_a_button_that_needs_no_script(stage: Stage) -> None:
    page = await seen(stage, "/")
    (menu,) = [one for one in page.all("div") if one.get("id") == "menu"]
    assert "popover" in menu
    assert [one["popovertarget"] for one in page.all("button") if one.get("class") == "menu-button"] == ["menu"]
