// From where a member checks in.
import { expect, test } from "vitest";

import { aView, member } from "../testing.ts";
import { button, drawn, enter, stage } from "./stage.ts";

test.each([["in_person", "in_room"], ["remote", "remote"]] as const)("a session held %s leaves nothing to choose: one checks in %s", async (mode, place) => {
  enter("room-presence", aView({ session: { ...aView().session, mode } }), member("t3", "s3"));
  await drawn();
  expect(document.querySelector("input[type=radio]")).toBeNull();
  button("room.presence.check_in").click();
  expect(stage.asked).toEqual([{ type: "attendance.check_in", data: { seat: "s3", place } }]);
});
