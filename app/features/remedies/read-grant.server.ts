import type { Kysely } from "kysely";
import { checkForm } from "#app/http/forms.server.ts";
import type { Database } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import type { By } from "./by.ts";
import type { ContestPage } from "./contest-page.server.ts";
import { findPeople, findUnit, type PersonChoice } from "./find-target.server.ts";
import { grantForm } from "./forms.ts";
import type { GrantOrder } from "./give-time.server.ts";
import { timeGroups } from "./time-groups.ts";

export type ReadGrant =
  | { ok: true; order: GrantOrder & { readonly reason: string }; to: string }
  | { ok: false; errors: Record<string, string>; choices: readonly PersonChoice[] };

type Values = Record<string, string>;
type Target = { id: string; name: string } | { errors: Record<string, string>; choices: readonly PersonChoice[] };

/** Reads the form that gives time, and finds whom it means. Where several people fit, they are given to choose from. */
export async function readGrant(
  db: Kysely<Database>,
  page: Pick<ContestPage, "view" | "rounds">,
  values: Values,
  by: By,
): Promise<ReadGrant> {
  const form = checkForm(grantForm, values);
  const target = await targetOf(db, page, values, by);
  const errors = { ...("errors" in target ? target.errors : {}), ...(form.ok ? {} : form.errors) };
  const round = page.rounds.find(({ id }) => id === values.round);
  if (!round) errors.round ??= "Chọn vòng.";
  if (!form.ok || !round || "errors" in target)
    return { ok: false, errors, choices: "errors" in target ? target.choices : [] };
  const { id, scope, kind, minutes, reason } = form.value;
  return { ok: true, order: { id, round, scope, target: target.id, kind, minutes, reason }, to: target.name };
}

async function targetOf(
  db: Kysely<Database>,
  page: Pick<ContestPage, "view" | "rounds">,
  values: Values,
  by: By,
): Promise<Target> {
  if (values.scope === "all") return { id: "", name: "cả vòng" };
  if (values.scope === "person") return onePerson(db, page, values, by);
  if (values.scope === "group") {
    const group = timeGroups(page.view.rules).find(({ id }) => id === values.group);
    if (!group) return { errors: { group: "Chọn bảng." }, choices: [] };
    return { id: group.id, name: group.name };
  }
  const found = await findUnit(db, page.view.contest, { unit: values.unit ?? "", part: values.part ?? "" });
  return "problem" in found ? { errors: { [found.field]: found.problem }, choices: [] } : found;
}

/** The one person whom words and choice name. Looking somebody up is audited. */
export async function onePerson(
  db: Kysely<Database>,
  { view, rounds }: Pick<ContestPage, "view" | "rounds">,
  { who = "", person }: Values,
  by: By,
): Promise<Target> {
  const fail = (message: string, choices: readonly PersonChoice[] = []) => ({ errors: { who: message }, choices });
  if (who.trim() === "") return fail("Nhập mã đăng nhập hoặc họ và tên.");
  const { contest } = view;
  const { people, more } = await findPeople(db, { contest, rounds }, who);
  const seen = { action: "contest.people", subject: `contest:${contest.id}`, unit: contest.unit };
  await audit(db, { at: by.now, actor: by.account, ...seen, data: { people: people.length } });
  const [only] = people;
  if (!only) return fail("Không có ai như vậy trong các trường của cuộc thi. Nhập mã đăng nhập hoặc phần đầu họ tên.");
  const chosen = people.length === 1 ? only : people.find((each) => each.person === person);
  if (chosen) return { id: chosen.person, name: chosen.place ? `${chosen.name} (${chosen.place})` : chosen.name };
  return more
    ? fail("Nhiều hơn 20 người có tên như vậy: nhập đủ họ và tên, hoặc mã đăng nhập.", people)
    : fail("Nhiều người có tên như vậy: chọn một người ở dưới.", people);
}
