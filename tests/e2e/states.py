"""Every page, and every state a page can be in, in the order in which one session brings them about. Looks at nothing.

The demonstration is the city; its last session is held from the call to the minutes. `test_states.py` runs axe on all
of it, `python -m tests.e2e.screenshots` takes its pictures. A phase or a page that is missing here is found by a test.
"""

from __future__ import annotations

from typing import Final

from tests.e2e.electing import ELECTION
from tests.e2e.telling import (
    CHAIR,
    CLERK,
    EVERYBODY,
    MEMBER,
    PLACES,
    PLAIN,
    PUBLIC,
    SESSION,
    Scene,
    State,
    Step,
    ballot,
    by_clerk,
    seen,
)

BEFORE: Final = Scene(
    (
        Step(
            CLERK,
            "session.schedule",
            {"council": "cmtcs", "scheduled_at": "{later}", "place": "Auditório"},
            "{scheduled}",
        ),
        Step(CLERK, "agenda.add", {"item": "i1", "title": "Plano de comunicação de 2027"}, "{scheduled}"),
        Step(CLERK, "session.schedule", {"council": "cmtcs", "scheduled_at": "{later}"}, "{cancelled}"),
        Step(CLERK, "session.cancel", {"reason": "Falta de energia no prédio da Prefeitura"}, "{cancelled}"),
    ),
    (
        State("home", "/"),
        State("home-es", "/es"),
        State("council", "/councils/CMTCS"),
        State("council-clerk", "/councils/CMTCS", CLERK),
        State("council-without-seats", "/councils/{empty}"),
        State("session-scheduled-public", "/sessions/{scheduled}", PUBLIC, "scheduled"),
        State("session-scheduled-clerk", "/sessions/{scheduled}", CLERK, "scheduled"),
        State("session-cancelled", "/sessions/{cancelled}", PUBLIC, "cancelled"),
        State("session-new", "/councils/CMTCS/sessions/new", CLERK),
        State("agenda", "/sessions/{scheduled}/agenda", CLERK),
        State("agenda-edit", "/sessions/{scheduled}/agenda?edit=i1", CLERK),
        State("call", SESSION + "/call"),
        State("minutes-before-opening", SESSION + "/minutes", CLERK),
        State("rectify", SESSION + "/rectify", CLERK),
        State("answers", SESSION + "/answers", CLERK),
        State("answer", SESSION + "/answer", MEMBER),
        State("answer-by-link", SESSION + "/answer/{answer}"),
        State("kit", SESSION + "/kit", CLERK),
        State("voice", SESSION + "/voice"),
        State("voice-clerk", SESSION + "/voice", CLERK),
        State("documents", SESSION + "/documents", CLERK),
        State("calendar", "/councils/CMTCS/calendar"),
        State("calendar-clerk", "/councils/CMTCS/calendar", CLERK),
        State("rules", "/councils/CMTCS/rules"),
        State("rules-edit", "/councils/CMTCS/rules/edit", CLERK),
        State("council-new", "/councils/new", CLERK, status=403),
        *seen("called", *EVERYBODY, PLAIN),
    ),
)
OPENED: Final = Scene(
    (
        *by_clerk("attendance.check_in", place="in_room"),
        Step(CLERK, "attendance.excuse", {"seat": "s8", "means": "phone", "reason": "Consulta médica"}),
        Step(CHAIR, "session.open", {"call": 1}),
        Step(CHAIR, "agenda.start", {"item": "i3"}),
        Step(MEMBER, "floor.request", {"subject": "Prazo de cada conselho"}),
        Step(CHAIR, "floor.grant"),
        Step(CLERK, "floor.request", {"seat": "s6", "means": "hand"}),
        Step(CLERK, "minutes.note", {"text": "Conferir o número do decreto."}),
    ),
    (
        *seen("open", *EVERYBODY, PLAIN),
        State("session-open-en", "/en" + SESSION, PUBLIC, "open"),
        State("stays", SESSION + "/attendance", CLERK, opens="details summary"),
        State("agenda-open", SESSION + "/agenda", CLERK),
        State("minutes-draft-clerk", SESSION + "/minutes", CLERK),
        State("minutes-draft-member", SESSION + "/minutes", MEMBER),
        State("minutes-draft-public", SESSION + "/minutes"),
        State("floor-form", SESSION + "/hand?type=floor.request&seat={seat}", PLAIN),
    ),
)
VOTING: Final = Scene(
    (Step(CHAIR, "floor.end"), ballot("b1", "Aprova o plano de publicação das atas?")),
    (
        *seen("open", *EVERYBODY, PLAIN, name="ballot-open", ballot="open"),
        State("vote-confirm", SESSION + "/hand?type=ballot.cast&ballot=b1&seat={seat}&choice=yes", PLAIN),
    ),
)
VOTED: Final = Scene(
    (
        Step(MEMBER, "ballot.cast", {"ballot": "b1", "choice": "yes"}),
        *by_clerk("ballot.cast", ("s1", "s3", "s5"), ballot="b1", choice="yes"),
        *by_clerk("ballot.cast", ("s6",), ballot="b1", choice="no"),
        *(Step(CHAIR, "ballot.call", {"ballot": "b1"}) for _ in range(2)),
        *by_clerk("ballot.declare", ("s7",), ballot="b1", outcome="not_voting"),
    ),
    tuple(seen("open", MEMBER, CLERK, PLAIN, name="ballot-voted", ballot="open")),
)
CLOSED: Final = Scene(
    (Step(CHAIR, "ballot.close", {"ballot": "b1"}),),
    (
        *seen("open", *EVERYBODY, PLAIN, name="ballot-closed", ballot="closed"),
        State("rules-and-pages", "/councils/CMTCS#rules"),
        State("login", "/login"),
        State("logout", "/logout", CLERK),
        State("invitation", "/invitation/{invitation}"),
        State("invitation-gone", "/invitation/gone", status=410),
        State("commitments", "/commitments"),
        State("commitments-es", "/es/commitments"),
        State("commitment", "/commitments/BRVCA0003"),
        State("participation", "/participation"),
        State("person", "/people/{person}"),
        State("session-adjourned-public", "/sessions/{past}", PUBLIC, "adjourned"),
        State("session-adjourned-clerk", "/sessions/{past}", CLERK, "adjourned"),
        State("extract", "/sessions/{past}/extract"),
        State("minutes-published", "/sessions/{past}/minutes"),
        State("minutes-published-en", "/en/sessions/{past}/minutes"),
        State("minutes-reserved", "/sessions/{second}/minutes"),
        State("api", "/api"),
        State("accessibility", "/accessibility"),
        State("privacy", "/privacy"),
        State("not-found", "/nowhere", status=404),
        State("unauthenticated", "/councils/CMTCS/sessions/new", status=401),
        State("forbidden", "/councils/CMTCS/sessions/new", MEMBER, status=403),
    ),
)
PROCLAIMED: Final = Scene(
    (Step(CHAIR, "ballot.proclaim", {"ballot": "b1"}),),
    tuple(seen("open", *EVERYBODY, name="ballot-proclaimed", ballot="proclaimed")),
)
ANNULLED: Final = Scene(
    (
        ballot("b2", "Adia o prazo para março?"),
        Step(CHAIR, "ballot.annul", {"ballot": "b2", "reason": "Pergunta confusa"}),
    ),
    tuple(seen("open", PUBLIC, name="ballot-annulled", ballot="annulled")),
)
CALLED: Final = Scene(
    (
        ballot("b3", "Aprova o prazo de março?", kind="called_roll"),
        Step(CHAIR, "ballot.call", {"ballot": "b3"}),
        *by_clerk("ballot.cast", ("s1",), ballot="b3", choice="yes"),
        Step(CHAIR, "ballot.call", {"ballot": "b3"}),
    ),
    tuple(seen("open", *EVERYBODY, PLAIN, name="called-roll", ballot="open")),
)
CONTRAST: Final = Scene(
    (
        Step(CHAIR, "ballot.annul", {"ballot": "b3", "reason": "Falta o parecer"}),
        ballot("b4", "Aprova a moção de apoio?", kind="symbolic"),
    ),
    tuple(seen("open", MEMBER, PLAIN, name="symbolic", ballot="open")),
)
TIED: Final = Scene(
    (
        Step(CHAIR, "ballot.annul", {"ballot": "b4", "reason": "Pedido de votação nominal"}),
        ballot("b5", "Aprova a moção de apoio?"),
        *by_clerk("ballot.cast", ("s1", "s2", "s3"), ballot="b5", choice="yes"),
        *by_clerk("ballot.cast", ("s5", "s6", "s7"), ballot="b5", choice="no"),
        Step(CHAIR, "ballot.close", {"ballot": "b5"}),
    ),
    tuple(seen("open", CHAIR, PLAIN, name="tie", ballot="closed")),
)
AGAIN: Final = Scene(
    (
        Step(CHAIR, "ballot.annul", {"ballot": "b5", "reason": "Nova redação"}),
        ballot("b6", "Escolhe o local?", kind="competing", options=["p1", "p2", "p3"], labels=PLACES),
        *by_clerk("ballot.cast", ("s1", "s2"), ballot="b6", choice="p1"),
        *by_clerk("ballot.cast", ("s3", "s5"), ballot="b6", choice="p2"),
        *by_clerk("ballot.cast", ("s6", "s7"), ballot="b6", choice="p3"),
        Step(CHAIR, "ballot.close", {"ballot": "b6"}),
        Step(CHAIR, "ballot.proclaim", {"ballot": "b6"}),
    ),
    (
        *seen("open", CHAIR, MEMBER, name="runoff", ballot="proclaimed"),
        State("question", SESSION + "/ballot", CHAIR),
        State("statement", SESSION + "/hand?type=ballot.state&ballot=b6&seat={seat}", PLAIN),
    ),
)
PAUSED: Final = Scene(
    (Step(CHAIR, "agenda.finish", {"item": "i3"}), Step(CHAIR, "session.suspend", {"reason": "Intervalo"})),
    tuple(seen("suspended")),
)
ENDED: Final = Scene(
    (
        Step(CHAIR, "session.resume"),
        Step(CHAIR, "session.adjourn", {"items": dict.fromkeys(("i1", "i2", "i4", "i5"), "next_meeting")}),
    ),
    (
        *seen("adjourned", name="just-adjourned"),
        State("minutes-to-write", SESSION + "/minutes", CLERK),
        State("minutes-not-yet", SESSION + "/minutes"),
        State("stays-after", SESSION + "/attendance", CLERK),
        State("extract-new", SESSION + "/extract"),
        State("corrections", SESSION + "/corrections", CLERK),
        State("absences", "/councils/CMTCS/absences", CLERK),
        State("absences-of-a-session", SESSION + "/absences", CLERK),
    ),
)
STORY: Final = (
    BEFORE,
    OPENED,
    VOTING,
    VOTED,
    CLOSED,
    PROCLAIMED,
    ANNULLED,
    CALLED,
    CONTRAST,
    TIED,
    AGAIN,
    PAUSED,
    ENDED,
    *ELECTION,
)
STATES: Final = tuple(state for scene in STORY for state in scene.states)
