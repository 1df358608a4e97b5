"""What a session's page says without script when a ballot by silence is closed, and once the session is over."""

from tests.app.pages.minutes_form import send
from tests.app.pages.stage import Stage
from tests.app.pages.test_ballots import chair, enter, path, put
from tests.app.pages.test_room import Member

__all__ = ["chair"]


async def test_who_said_nothing_reads_what_that_was_counted_as_once_the_ballot_is_closed(
    stage: Stage, chair: Member
) -> None:
    ballot = await put(stage, chair, kind="symbolic")
    member = await enter(stage, 2)
    await stage.do(stage.open, "ballot.close", ballot=ballot)
    page = (await member.get(path(stage))).partition("application/json")[0]
    assert "quem fica em silêncio é contado como sim" not in page
    assert "sua cadeira foi contada como: Sim." in page


async def test_after_the_end_the_clerk_is_led_to_the_minutes_in_words_that_fit_them(ended: Stage) -> None:
    async def card() -> str:
        page = (await ended.browser.get(f"/sessions/{ended.adjourned}")).text
        return page.partition('id="after"')[2].partition("</section>")[0]

    assert "a ata está em preparação" in await card()
    await send(ended, act="finish", without="yes")
    assert "Falta publicá-la." in await card()
    await send(ended, act="publish", sure="yes")
    assert "A ata está publicada" in await card()
    assert f'href="/sessions/{ended.adjourned}/minutes"' in await card()
    del ended.browser.headers["Authorization"]
    assert await card() == ""
