// The browser's entry: the design system, and a page about a stream that keeps itself up to date. No rule of a vote lives here.
//
// What the server's HTML says to it:
//
//   <html lang="pt-BR">                      the language of texts, times and plurals
//   <main data-room="STREAM" data-timezone="America/Bahia">
//                                            a page with a room; without data-room, refresh.ts (see there) does what it does
//   <room-status> <room-quorum> <room-ballot> <room-presence> <room-floor> <room-chair> <room-clerk>
//   <room-agenda> <room-attendance> <room-chat> <room-facts> <room-answering>
//                                            each once, where wanted; what the server put inside is what is read without
//                                            script, and is replaced. An element that has nothing for its reader is empty,
//                                            so all may always be there. The inner ones (elements/index.ts) are not written.
//   .room > .room-main + .room-aside         lays them out in one column, or in two on a desk
//   <script type="application/json" id="snapshot">
//                                            {"seq", "at", "view", "mine"}: of the reader's audience, as GET /api/v1/sessions/ID
//   <script type="application/json" id="texts">
//                                            {"room.link.in_sync": "…", …}: flat keys, messages as the catalogue has them.
//                                            All of: room, state, item, section, fate, attendance, capacity, place, means, phase,
//                                            ballot_kind, option, outcome, decision, speech, chair_reason, command, sentence,
//                                            page.session, mode, refusal.*, and page.council.vacant, desk.call.title,
//                                            desk.agenda.title
//
// JSON inside a script escapes "<" as \u003c. Nothing else is inline: the page needs no exception from its CSP.
import "../css/tokens.css";
import "../css/base.css";
import "../css/layout.css";
import "../css/kit.css";
import "../css/minutes.css";
import "../css/forms.css";
import "../css/session.css";
import "../css/elements/days.css";
import "../css/rules.css";
import "../css/elements/room.css";
import "../css/elements/room-status.css";
import "../css/elements/room-ballot.css";
import "../css/elements/room-floor.css";
import "../css/elements/room-agenda.css";
import "../css/elements/documents.css";
import "../css/elements/room-chair.css";
import "../css/elements/room-clerk.css";

import { enterRoom } from "./page.ts";
import { keepFresh } from "./refresh.ts";
import { guardTexts } from "./unsaved.ts";

if (!enterRoom(document, window)) keepFresh(document, window);
guardTexts(document, window);
