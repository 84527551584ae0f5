/** The demo world as the guard's tests need it: a session for every role, and things that not everybody may see. */
import { paths } from "#app/paths.ts";
import { makeToken } from "../support/api-tokens.ts";
import { sendReport } from "../support/content-reports.ts";
import { anyQuestion, correctedEdition, countedCorrection, voidForm } from "../support/corrections.ts";
import { column } from "../support/database.ts";
import { demoContests, demoPupils, sessionOf } from "../support/demo.ts";
import { ask, fileForm, formHeaders, type HttpAnswer } from "../support/http.ts";
import { draftReport, issuedReport } from "../support/reports.ts";

/** Logins of the demo by what they are here; `elsewhere` teaches at another school. */
const STAFF = {
  teacher: "giaovien",
  elsewhere: "gv0301",
  manager: "quanly",
  secretary: "bithu",
  branchSecretary: "chidoan",
  area: "phuong",
  organiser: "bantochuc",
  department: "canboso",
  writer: "biensoan",
  admin: "quantri",
} as const;

export type Actor = "visitor" | "pupil" | "otherPupil" | keyof typeof STAFF;

export type PlaceKind = "class" | "school" | "branch" | "union" | "person";
export type Place = "own" | "sibling" | "foreign";

export interface GuardWorld {
  readonly url: string;
  readonly databaseUrl: string;
  readonly contests: { readonly open: string; readonly closed: string; readonly coming: string };
  /** The round of the closed contest: its results are out. */
  readonly closedRound: string;
  /** The contest that is being made, by its id. */
  readonly draft: string;
  /** The round of the open contest. */
  readonly openRound: string;
  /** Cookie header by actor; empty for the visitor. */
  readonly cookies: Readonly<Record<Actor, string>>;
  readonly names: Readonly<Record<Actor, string>>;
  /** Account ids by actor; empty for the visitor. */
  readonly accounts: Readonly<Record<Actor, string>>;
  /** A class that the teacher teaches, with the names of its pupils. */
  readonly classUnit: string;
  readonly classNames: readonly string[];
  /** Every name that is a pupil's and nobody's of the staff. */
  readonly pupilNames: readonly string[];
  /** A roll of the own school that the manager has sent and not carried out: most pupils are absent from it, a row is wrong. */
  readonly rollUpload: string;
  readonly province: string;
  /** Id of the first lesson. */
  readonly lesson: string;
  /** The branch of `branchSecretary`, and a union with branches outside schools. */
  readonly ownBranch: string;
  readonly wardUnion: string;
  /**
   * What the staff of the shown school stand above (own), what lies beside it (another class of the school, another
   * school of the commune) and far away. The unit of `person` is a pupil.
   */
  readonly places: Readonly<Record<PlaceKind, Readonly<Record<Place, string>>>>;
  readonly teacherPerson: string;
  /** What the teacher gave to both of the own classes. */
  readonly assignment: string;
  /** Who writes the running attempt. */
  readonly pupilPerson: string;
  /** The fixed roll of a contest that has opened. */
  readonly rollMoment: string;
  /** Of the pupil in `places.person.own`. */
  readonly personName: string;
  /** A graded attempt of `otherPupil` with its receipt, and a running one of `pupil`. */
  readonly closedAttempt: string;
  readonly receipt: string;
  readonly openAttempt: string;
  /** What may write to the running attempt, and a save of one of its answers. */
  readonly token: string;
  readonly save: string;
  /** In the closed contest: a question, a dry run of a correction, the number of a corrected edition. */
  readonly question: string;
  readonly correction: string;
  readonly edition: number;
  /** An error in the first lesson that a visitor has told of. */
  readonly errorReport: string;
  /** A report with an issued version, and one that is written. */
  readonly report: string;
  readonly draftReport: string;
  /** With which a program reads everything of the province. */
  readonly apiToken: string;
}

export async function guardWorld(url: string, databaseUrl: string): Promise<GuardWorld> {
  const pupils = await demoPupils(url);
  const contests = await demoContests(url);
  const logins = { pupil: pupils.fresh, otherPupil: pupils.once, ...STAFF };
  const cookies: Record<string, string> = { visitor: "" };
  const names: Record<string, string> = { visitor: "" };
  const accounts: Record<string, string> = { visitor: "" };
  for (const [actor, login] of Object.entries(logins)) {
    cookies[actor] = await sessionOf(url, login);
    const me = await ask(url, paths.me(), { headers: { Cookie: cookies[actor] ?? "" } });
    names[actor] = (JSON.parse(me.body) as { account: { name: string } }).account.name;
    accounts[actor] = (await column(databaseUrl, `select id from account where login = '${login}'`))[0] ?? "";
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
  const school = await unitOf(STAFF.manager);
  const places = await placesOf(one, { classUnit, school, farClass: await unitOf(STAFF.elsewhere) });
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
  const organiser = { url, cookie: cookies.organiser ?? "", slug: contests.closed };
  const lesson = /href="\/bai-hoc\/([a-z0-9-]+)"/.exec((await ask(url, paths.lessons())).body)?.[1] ?? "";
  const department = { url, cookie: cookies.department ?? "" };
  const ofReport = { unit: await unitOf(STAFF.area), year: String(new Date().getFullYear()) };
  const report = await issuedReport(department, ofReport);
  return {
    report,
    // after the issued one: it takes over who signs
    draftReport: await draftReport(department, ofReport),
    apiToken: await makeToken(department),
    url,
    databaseUrl,
    contests,
    edition: await correctedEdition(organiser),
    question: await anyQuestion(organiser),
    correction: await countedCorrection(organiser),
    closedRound: await one(
      `select r.id from round r join contest c on c.id = r.contest where c.slug = '${contests.closed}' and r.rehearsal = 0`,
    ),
    draft: await one("select id from contest where state = 'draft'"),
    openRound: await one(
      `select r.id from round r join contest c on c.id = r.contest where c.slug = '${contests.open}' order by r.pos`,
    ),
    cookies: cookies as Record<Actor, string>,
    names: names as Record<Actor, string>,
    accounts: accounts as Record<Actor, string>,
    classUnit,
    classNames: await column(
      databaseUrl,
      `select p.full_name from person p join membership m on m.person = p.id where m.unit = '${classUnit}'`,
    ),
    pupilNames: await column(
      databaseUrl,
      `select distinct full_name from person where id in (select person from membership)
       and full_name not in (select s.full_name from person s join role_grant g on g.person = s.id)`,
    ),
    rollUpload: await sendRoll(url, cookies.manager ?? "", school),
    lesson,
    errorReport: await sendReport(url, lesson),
    province: await unitOf(STAFF.department),
    ownBranch: await unitOf(STAFF.branchSecretary),
    wardUnion: await unitOf("doanphuong"),
    places,
    personName: await one(`select full_name from person where id = '${places.person.own}'`),
    assignment: await one("select id from assignment where title = 'Mở đầu về ASEAN'"),
    teacherPerson: await one(`select person from account where login = '${STAFF.teacher}'`),
    pupilPerson: await one(`select person from account where login = '${pupils.fresh}'`),
    rollMoment: await one("select roll_moment from contest where roll_moment is not null order by id"),
    closedAttempt: await attemptOf("id"),
    receipt: await attemptOf("receipt"),
    openAttempt,
    token,
    save: JSON.stringify({ token, clientId: "guard-client", epoch: 1, events }),
  };
}

/** Sends a roll of two rows, of which one is wrong; gives the id under which it waits. */
async function sendRoll(url: string, cookie: string, school: string): Promise<string> {
  const text = "Họ và tên,Ngày sinh,Lớp\nNguyễn Thị Mới,01/02/2010,10A1\nTrần Văn Sai,31/02/2010,10A1\n";
  const { headers, body } = fileForm(url, { name: "lop.csv", type: "text/csv", bytes: Buffer.from(text) });
  const sent = await ask(url, paths.rollImport(school), {
    method: "POST",
    headers: { ...headers, Cookie: cookie },
    body,
  });
  const id = String(sent.headers.location ?? "")
    .split("/")
    .at(-1);
  if (!id) throw new Error(`the roll was not taken: ${sent.status} ${sent.body.slice(0, 300)}`);
  return id;
}

/** One unit of each kind at each place; `classUnit` and `school` are of the staff of the shown school. */
async function placesOf(
  one: (statement: string) => Promise<string>,
  { classUnit, school, farClass }: { classUnit: string; school: string; farClass: string },
): Promise<GuardWorld["places"]> {
  const parent = (unit: string) => `(select parent from unit_edge where child = '${unit}' and tree = 'state')`;
  const memberOf = (unit: string) =>
    one(`select m.person from membership m join membership y on y.person = m.person and y.tree = 'youth'
         where m.unit = '${unit}' and m.valid_to is null and y.valid_to is null order by m.person`);
  const branchOf = (unit: string) =>
    one(`select y.unit from membership y join membership m on m.person = y.person and m.unit = '${unit}'
         where y.tree = 'youth' group by y.unit order by count(*) desc`);
  const unionOf = (unit: string) =>
    one(`select child from unit_edge where tree = 'school-youth' and parent = '${unit}' order by child`);
  const siblingClass = await one(
    `select u.id from unit_edge e join unit u on u.id = e.child where e.parent = '${school}' and e.tree = 'state'
     and u.id not in (select unit from role_grant where person in
       (select person from role_grant where unit = '${classUnit}')) order by u.sort_key desc`,
  );
  const siblingSchool = await one(
    `select u.id from unit_edge e join unit u on u.id = e.child join unit_kind k on k.id = u.kind
     where e.tree = 'state' and e.parent = ${parent(school)} and k.role = 'school' and u.id <> '${school}'
     and u.id <> ${parent(farClass)} order by u.sort_key`,
  );
  const farSchool = await one(
    `select u.id from unit u join unit_edge e on e.child = u.id and e.tree = 'state' join unit_kind k on k.id = u.kind
     where k.role = 'school' and e.parent <> ${parent(school)} order by u.sort_key`,
  );
  const ofFar = await one(
    `select u.id from unit_edge e join unit u on u.id = e.child where e.parent = '${farSchool}' and e.tree = 'state'
     and u.kind = 'class' order by u.sort_key desc`,
  );
  return {
    class: { own: classUnit, sibling: siblingClass, foreign: ofFar },
    school: { own: school, sibling: siblingSchool, foreign: farSchool },
    branch: { own: await branchOf(classUnit), sibling: await branchOf(siblingClass), foreign: await branchOf(ofFar) },
    union: { own: await unionOf(school), sibling: await unionOf(siblingSchool), foreign: await unionOf(farSchool) },
    person: { own: await memberOf(classUnit), sibling: await memberOf(siblingClass), foreign: await memberOf(ofFar) },
  };
}

const WATCHED = [
  "contest",
  "contest_rules",
  "contest_draft",
  "contest_file",
  "round",
  "edition",
  "attempt",
  "time_grant",
  "time_grant_end",
  "attempt_ruling",
  "correction",
  "grading",
  "answer_event",
  "lesson_progress",
  "taught",
  "assignment",
  "assignment_item",
  "assignment_target",
  "assignment_extension",
  "check_answer",
  "pillar_test",
  "content_report",
  "country_progress",
  "api_token",
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
    "select 'draft' || draft || updated_at from contest_draft",
  ];
  return column(databaseUrl, [...counts, ...more].join(" union all "));
}

/** A form post as a page of ours sends it, with this actor's session. */
export function post(world: GuardWorld, actor: Actor, path: string, form: Record<string, string>): Promise<HttpAnswer> {
  const headers = { ...formHeaders(world.url), Cookie: world.cookies[actor] };
  return ask(world.url, path, { method: "POST", headers, body: new URLSearchParams(form).toString() });
}

/** The form that begins a contest, right in every field. */
export const CONTEST_FORM = { title: "Cuộc thi không được tạo", slug: "khong-duoc-tao", about: "" } as const;

/** Forms that put a contest right, right in every field. */
export const remedyForms = ({ openRound, openAttempt }: GuardWorld) =>
  ({
    time: {
      intent: "give",
      id: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
      scope: "all",
      round: openRound,
      kind: "extra",
      minutes: "10",
      reason: "Giờ không được cộng",
    },
    resit: { intent: "resit", id: "01ARZ3NDEKTSV4RRFFQ69G5FAV", on: openRound, reason: "Không được cho thi lại" },
    void: { intent: "void", id: "01ARZ3NDEKTSV4RRFFQ69G5FAV", on: openAttempt, reason: "Không được huỷ" },
  }) as const;

/** Forms that correct the closed contest, right in every field. */
export const correctionForms = ({ question }: GuardWorld) =>
  ({ void: voidForm(question), apply: {}, issue: { reason: "Không được đính chính" } }) as const;

/** Forms of the steps of a contest, right in every field. */
export const STEP_FORMS = {
  name: CONTEST_FORM,
  audience: { lower: "1", grouping: "none" },
  rounds: {
    r0_id: "",
    r0_title: "Vòng không được đặt",
    r0_opens_day: "10/05/2030",
    r0_opens_clock: "07:00",
    r0_closes_day: "12/05/2030",
    r0_closes_clock: "24h00",
    minutes: "15",
    grace: "5",
    closing: "hard",
  },
  questions: { q0_pillar: "common", q0_n: "1", points: "1", counted: "best" },
  results: { showScore: "now", release: "after_all", prediction: "none", formula: "C2" },
  review: { intent: "discard" },
} as const;
