// Every live part of a page, by its tag.
import { RoomAdjourn } from "./room-adjourn.ts";
import { RoomAfter } from "./room-after.ts";
import { RoomAgenda } from "./room-agenda.ts";
import { RoomAnswering } from "./room-answering.ts";
import { RoomAttendance } from "./room-attendance.ts";
import { RoomAsking } from "./room-asking.ts";
import { RoomBallot } from "./room-ballot.ts";
import { RoomBallotDesk } from "./room-ballot-desk.ts";
import { RoomBallotForm } from "./room-ballot-form.ts";
import { RoomChair } from "./room-chair.ts";
import { RoomChime } from "./room-chime.ts";
import { RoomChat } from "./room-chat.ts";
import { RoomClerk } from "./room-clerk.ts";
import { RoomClerkAttendance } from "./room-clerk-attendance.ts";
import { RoomClerkVotes } from "./room-clerk-votes.ts";
import { RoomElectionDesk } from "./room-election-desk.ts";
import { RoomElections } from "./room-elections.ts";
import { RoomFacts } from "./room-facts.ts";
import { RoomFloor } from "./room-floor.ts";
import { RoomHandover } from "./room-handover.ts";
import { RoomOrder } from "./room-order.ts";
import { RoomPoints } from "./room-points.ts";
import { RoomMotion } from "./room-motion.ts";
import { RoomPresence } from "./room-presence.ts";
import { RoomClerkRecusal } from "./room-clerk-recusal.ts";
import { RoomRecusals } from "./room-recusals.ts";
import { RoomQuorum } from "./room-quorum.ts";
import { RoomRoll } from "./room-roll.ts";
import { RoomSpoken } from "./room-spoken.ts";
import { RoomStatements } from "./room-statements.ts";
import { RoomStatus } from "./room-status.ts";
import { RoomStays } from "./room-stays.ts";
import { RoomTable } from "./room-table.ts";
import { RoomVote } from "./room-vote.ts";

/** Tags a page may hold; the inner ones are made by others. */
export const ELEMENTS = {
  "room-status": RoomStatus,
  "room-quorum": RoomQuorum,
  "room-ballot": RoomBallot,
  "room-chair": RoomChair,
  "room-recusals": RoomRecusals,
  "room-elections": RoomElections,
  "room-clerk": RoomClerk,
  "room-presence": RoomPresence,
  "room-floor": RoomFloor,
  "room-agenda": RoomAgenda,
  "room-table": RoomTable,
  "room-attendance": RoomAttendance,
  "room-chat": RoomChat,
  "room-facts": RoomFacts,
  "room-answering": RoomAnswering,
  "room-motion": RoomMotion, // inner, of room-table
  "room-vote": RoomVote, // inner, of room-ballot
  "room-chime": RoomChime, // inner, of room-floor
  "room-points": RoomPoints, // inner, of room-floor
  "room-asking": RoomAsking, // inner, of room-floor
  "room-spoken": RoomSpoken, // inner, of room-floor
  "room-ballot-desk": RoomBallotDesk, // inner, of room-chair
  "room-ballot-form": RoomBallotForm, // inner, of room-ballot-desk
  "room-roll": RoomRoll, // inner, of room-ballot
  "room-statements": RoomStatements, // inner, of room-ballot
  "room-after": RoomAfter, // inner, of room-chair
  "room-handover": RoomHandover, // inner, of room-chair
  "room-adjourn": RoomAdjourn, // inner, of room-chair
  "room-election-desk": RoomElectionDesk, // inner, of room-elections
  "room-order": RoomOrder, // inner, of room-chair
  "room-stays": RoomStays, // inner, of room-clerk
  "room-clerk-votes": RoomClerkVotes, // inner, of room-clerk
  "room-clerk-attendance": RoomClerkAttendance, // inner, of room-clerk
  "room-clerk-recusal": RoomClerkRecusal, // inner, of room-clerk
} as const;

/** Brings the parts to life; those already on the page are upgraded at once. */
export function defineElements(registry: CustomElementRegistry): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) registry.define(tag, element);
}
