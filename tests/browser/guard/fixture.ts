/** The demo world as the guard's tests need it: a session for every role, and things that not everybody may see. */
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { demoContests, demoPupils, sessionOf } from "../support/demo.ts";
import { ask, formHeaders, type HttpAnswer } from "../support/http.ts";

/** Logins of the demo by what they are here; `elsewhere` teaches at another school. */
const STAFF = {
  teacher: "giaovien",
  elsewhere: "gv0301",
  manager: "quanly",
  secretary: "bithu",
  area: "phuong",
  organiser: "bantochuc",
  department: "canboso",
  writer: "biensoan",
  admin: "quantri",
} as const;

export type Actor = "visitor" | "pupil" | "otherPupil" | keyof typeof STAFF;

export interface GuardWorld {
  readonly url: string;
  readonly databaseUrl: string;
  readonly contests: { readonly open: string; readonly closed: string; readonly coming: string };
  /** Cookie header by actor; empty for the visitor. */
  readonly cookies: Readonly<Record<Actor, string>>;
  readonly names: Readonly<Record<Actor, string>>;
  /** A class that the teacher teaches, with the names of its pupils. */
  readonly classUnit: string;
  readonly classNames: readonly string[];
  readonly province: string;
  /** A graded attempt of `otherPupil` with its receipt, and a running one of `pupil`. */
  readonly closedAttempt: string;
  readonly receipt: string;
  readonly openAttempt: string;
  /** What may write to the running attempt, and a save of one of its answers. */
  readonly token: string;
  readonly save: string;
}

export async function guardWorld(url: string, databaseUrl: string): Promise<GuardWorld> {
  const pupils = await demoPupils(url);
  const contests = await demoContests(url);
  const logins = { pupil: pupils.fresh, otherPupil: pupils.once, ...STAFF };
  const cookies: Record<string, string> = { visitor: "" };
  const names: Record<string, string> = { visitor: "" };
  for (const [actor, login] of Object.entries(logins)) {
    cookies[actor] = await sessionOf(url, login);
    const me = await ask(url, paths.me(), { headers: { Cookie: cookies[actor] ?? "" } });
    names[actor] = (JSON.parse(me.body) as { account: { name: string } }).account.name;
  }
  const one = async (statement: string) => {
    const [value] = await column(databaseUrl, statement);
    if (value === undefined) throw new Error(`nothing found: ${statement}`);
    return value;
  };
  const unitOf = (login: string) =>
    one(
      `select g.unit from role_grant g join account a on a.person = g.person join unit u on u.id = g.unit
       where a.login = '${login}' order by u.sort_key`,
    );
  const classUnit = await unitOf(STAFF.teacher);
  const attemptOf = (what: string) =>
    one(
      `select t.${what} from attempt t join account a on a.person = t.person
       where a.login = '${pupils.once}' and t.receipt is not null order by t.id`,
    );
  const started = await ask(url, paths.startContest(contests.open), {
    method: "POST",
    headers: { ...formHeaders(url), Cookie: cookies.pupil ?? "" },
    body: "",
  });
  const openAttempt = String(started.headers.location).split("/").at(-1) ?? "";
  const paper = (await ask(url, paths.attempt(openAttempt), { headers: { Cookie: cookies.pupil ?? "" } })).body;
  const token = /data-token="([^"]+)"/.exec(paper)?.[1] ?? "";
  const [, question = "", option = ""] = /name="q-(\w+)" value="([^"]+)"/.exec(paper) ?? [];
  const events = [{ seq: 1, question, answer: [option] }];
  return {
    url,
    databaseUrl,
    contests,
    cookies: cookies as Record<Actor, string>,
    names: names as Record<Actor, string>,
    classUnit,
    classNames: await column(
      databaseUrl,
      `select p.full_name from person p join membership m on m.person = p.id where m.unit = '${classUnit}'`,
    ),
    province: await unitOf(STAFF.department),
    closedAttempt: await attemptOf("id"),
    receipt: await attemptOf("receipt"),
    openAttempt,
    token,
    save: JSON.stringify({ token, clientId: "guard-client", epoch: 1, events }),
  };
}

const WATCHED = [
  "contest",
  "contest_rules",
  "edition",
  "attempt",
  "answer_event",
  "lesson_progress",
  "session",
  "audit",
];

/** What a refused request must not change: how much there is, who is signed in, who holds the running attempt. */
export async function fingerprint({ databaseUrl }: GuardWorld): Promise<string[]> {
  const counts = WATCHED.map((table) => `select '${table}' || count(*) from ${table}`);
  const more = [
    "select 'revoked' || count(*) from session where revoked_at is not null",
    "select 'epochs' || sum(epoch) from attempt",
    "select 'open' || count(*) from attempt where state = 'open'",
    "select 'edition' || sum(public_edition) from contest",
  ];
  return column(databaseUrl, [...counts, ...more].join(" union all "));
}

/** A form post as a page of ours sends it, with this actor's session. */
export function post(world: GuardWorld, actor: Actor, path: string, form: Record<string, string>): Promise<HttpAnswer> {
  const headers = { ...formHeaders(world.url), Cookie: world.cookies[actor] };
  return ask(world.url, path, { method: "POST", headers, body: new URLSearchParams(form).toString() });
}

/** A contest form that is right in every field. */
export const CONTEST_FORM = {
  title: "Cuộc thi không được tạo",
  slug: "khong-duoc-tao",
  opensAt: "2030-05-10T07:00",
  closesAt: "2030-05-12T07:00",
  freezeAt: "",
  minutes: "15",
  attempts: "2",
  lower: "1",
  upper: "1",
  n_common: "5",
  n_security: "5",
  n_economy: "5",
  n_culture: "5",
} as const;
