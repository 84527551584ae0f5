/**
 * The tables as TypeScript sees them, equal on both databases (a test compares this file with both schemas).
 * Instants are epoch milliseconds, calendar days `YYYY-MM-DD` in Asia/Ho_Chi_Minh, flags 0/1, scores thousandths,
 * JSON is text; ids are ULIDs unless a name says otherwise.
 */
import type { Generated } from "kysely";

export type Flag = 0 | 1;
export type Instant = number;
export type Day = string;
export type Json = string;

export interface Database {
  tree: { id: string; label: string; grouping: Flag; pos: number };
  unit_kind: { id: string; label: string; rank: number; role: "area" | "school" | "class" | "branch" | "other" };
  unit: {
    id: string;
    kind: string;
    code_scheme: string;
    code: string;
    name: string;
    name_key: string;
    sort_key: string;
    attrs: Json;
    valid_from: Day;
    valid_to: Day | null;
  };
  unit_edge: { tree: string; child: string; parent: string; valid_from: Day; valid_to: Day | null };
  unit_change: {
    id: string;
    unit: string;
    detail: Json;
    day: Day;
    made_at: Instant;
    made_by: string;
    closed_at: Instant | null;
    outcome: "done" | "cancelled" | "failed" | null;
    problem: string | null;
  };
  unit_closure: { tree: string; ancestor: string; descendant: string; depth: number };
  placement: { id: string; hash: string };
  placement_unit: { placement: string; unit: string; tree: string; depth: number };
  person: {
    id: string;
    full_name: string;
    name_key: string;
    sort_key: string;
    birth_date: Day | null;
    erased_at: Instant | null;
  };
  staged_person: { person: string; import: string; at: Instant };
  staged_membership: {
    id: string;
    person: string;
    import: string;
    tree: string;
    unit: string;
    role: string;
    valid_from: Day;
  };
  person_code: { scheme: string; code: string; person: string };
  membership: {
    id: string;
    person: string;
    tree: string;
    unit: string;
    role: string;
    valid_from: Day;
    valid_to: Day | null;
  };
  roll_moment: {
    id: string;
    at: Instant;
    reason: string;
    unit: string | null;
    fixed_by: string | null;
    done_at: Instant | null;
  };
  roll_person: { moment: string; person: string; placement: string };
  roll_total: { moment: string; unit: string; n: number };
  /** Numbered per school; lists of branches outside schools per union on top, which then stands as `school`. */
  roll_import: {
    id: string;
    school: string;
    n: number;
    at: Instant;
    actor: string | null;
    people_new: number;
    people_changed: number;
    people_unchanged: number;
    people_ended: number;
  };

  account: {
    id: string;
    person: string;
    login: string;
    login_key: string;
    password_hash: string;
    state: "active" | "disabled";
    created_at: Instant;
    first_login_at: Instant | null;
    last_login_at: Instant | null;
    password_kind: "none" | "slip" | "own";
  };
  sign_in_key: { account: string; key_hash: string; made_at: Instant };
  session: {
    token_hash: string;
    account: string;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
    stage: "full" | "totp";
    agent: string;
  };
  second_factor: { account: string; secret: string; made_at: Instant; confirmed_at: Instant | null; last_step: number };
  recovery_code: { account: string; code_hash: string; used_at: Instant | null };
  rate_limit: { key: string; points: number; expire: Instant | null };
  staff_contact: { person: string; phone: string };
  consent: {
    id: string;
    person: string;
    giver: "child" | "guardian";
    purpose: string;
    form: string;
    text_version: number;
    given_on: Day;
    recorded_at: Instant;
    recorded_by: string | null;
    withdrawn_on: Day | null;
    withdrawn_at: Instant | null;
    withdrawn_by: string | null;
  };
  upload: {
    id: string;
    account: string;
    kind: string;
    unit: string;
    name: string;
    payload: Json;
    created_at: Instant;
    expires_at: Instant;
    applied_at: Instant | null;
  };
  role_grant: {
    id: string;
    person: string;
    role: string;
    unit: string;
    valid_from: Day;
    valid_to: Day | null;
    homeroom: Generated<Flag>;
  };
  staff_pending: { person: string; unit: string };
  audit: {
    id: string;
    at: Instant;
    actor: string | null;
    action: string;
    subject: string;
    unit: string | null;
    data: Json;
  };
  audit_cut: { before: Instant; at: Instant };
  outbox: {
    id: string;
    kind: string;
    ref: string;
    at: Instant;
    done_at: Instant | null;
    tries: number;
    error: string | null;
  };
  setting: { name: string; value: Json };

  lesson_progress: {
    person: string;
    lesson: string;
    placement: string | null;
    state: "begun" | "done";
    checks_right: number;
    checks_total: number;
    begun_at: Instant;
    done_at: Instant | null;
    updated_at: Instant;
    section: string | null;
  };
  taught: {
    id: string;
    unit: string;
    lesson: string;
    slot: "flag" | "class" | "extra" | "branch";
    day: Day;
    present: number;
    by: string;
    at: Instant;
  };
  assignment: {
    id: string;
    title: string;
    note: string;
    opens_at: Instant;
    due_at: Instant | null;
    late: "accept" | "mark" | "close";
    made_at: Instant;
    made_by: string;
    changed_at: Instant;
    withdrawn_at: Instant | null;
    withdrawn_by: string | null;
  };
  /** `ref` is a lesson, or the pillar of a test. */
  assignment_item: { assignment: string; pos: number; kind: "lesson" | "before" | "after"; ref: string };
  assignment_target: { assignment: string; kind: "unit" | "person"; target: string };
  assignment_extension: {
    assignment: string;
    person: string;
    due_at: Instant;
    given_at: Instant;
    given_by: string;
  };
  /** The first answer to a check question of a lesson: later ones are practice. */
  check_answer: { person: string; lesson: string; question: string; right_first: Flag; at: Instant };
  /** `year` is a school year: "2026-2027". */
  pillar_test: {
    id: string;
    person: string;
    pillar: string;
    year: string;
    phase: "before" | "after";
    placement: string | null;
    paper: Json;
    answers: Json;
    right_n: number;
    total: number;
    done_at: Instant;
  };
  /** Errors that readers report; `version` counts the changes of its state and reply. */
  content_report: {
    id: string;
    kind: "lesson" | "country";
    subject: string;
    section: string | null;
    words: string;
    source: string | null;
    at: Instant;
    state: "new" | "looking" | "fixed" | "declined";
    reply: string | null;
    version: number;
    changed_at: Instant | null;
    changed_by: string | null;
  };
  country_progress: {
    person: string;
    country: string;
    checks_right: number;
    checks_total: number;
    begun_at: Instant;
    stamped_at: Instant | null;
    updated_at: Instant;
  };
  bank: { id: string; unit: string | null; slug: string };
  question: { id: string; bank: string; source_key: string; state: "draft" | "approved" | "retired" };
  question_version: {
    id: string;
    question: string;
    n: number;
    kind: string;
    body: Json;
    pillar: string;
    levels: Json;
    difficulty: string;
    tags: Json;
    as_of: Day;
    review_by: Day;
    hash: string;
    created_at: Instant;
  };
  question_key: {
    version: string;
    rev: number;
    answer: Json;
    explanation: string;
    reason: string;
    created_at: Instant;
  };

  contest: {
    id: string;
    unit: string;
    slug: string;
    title: string;
    state: "draft" | "published";
    created_at: Instant;
    announced_at: Instant | null;
    roll_moment: string | null;
    public_edition: number;
  };
  contest_draft: { contest: string; draft: Json; base: number; updated_at: Instant; updated_by: string | null };
  contest_file: {
    id: string;
    contest: string;
    name: string;
    size: number;
    hash: string;
    added_at: Instant;
    added_by: string | null;
  };
  file_part: { hash: string; pos: number; bytes: Uint8Array };
  contest_rules: {
    contest: string;
    version: number;
    rules: Json;
    reason: string;
    published_at: Instant;
    published_by: string | null;
  };
  round: {
    id: string;
    contest: string;
    pos: number;
    title: string;
    opens_at: Instant;
    closes_at: Instant;
    freeze_at: Instant | null;
    release_at: Instant | null;
    rehearsal: Flag;
    advance: number | null;
  };
  round_clock: { round: string; rev: number };
  round_pool: { round: string; version: string; stratum: string; pos: number };
  time_grant: {
    id: string;
    round: string;
    scope: "person" | "unit" | "group" | "all";
    target: string;
    kind: "extra" | "incident";
    ms: number;
    at: Instant;
    reason: string;
    granted_by: string;
  };
  time_grant_end: { time_grant: string; at: Instant; reason: string; ended_by: string };
  attempt: {
    id: string;
    person: string;
    round: string;
    no: number;
    rules_version: number;
    placement: string;
    seed: string;
    paper: Json;
    state: "open" | "submitted" | "expired" | "void";
    epoch: number;
    token_hash: string;
    started_at: Instant;
    deadline_at: Instant;
    finished_at: Instant | null;
    grading: string | null;
    score: number | null;
    duration_ms: number | null;
    receipt: string | null;
    prediction: number | null;
    exclusions: Json | null;
    group_key: string | null;
    holder: string | null;
  };
  attempt_ruling: {
    id: string;
    kind: "void" | "restore" | "resit";
    round: string;
    person: string;
    attempt: string | null;
    was: "open" | "submitted" | "expired" | null;
    at: Instant;
    reason: string;
    ruled_by: string;
  };
  answer_event: {
    attempt: string;
    client_id: string;
    seq: number;
    epoch: number;
    question: string;
    answer: Json;
    arrived_at: Instant;
  };
  /** What each app process took in within its last `ms` milliseconds. */
  attempt_absence: { attempt: string; times: number; ms: number; at: Instant };
  exam_pulse: { node: string; at: Instant; ms: number; saves: number; refused: number };
  answer_cut: { round: string; at: Instant; done_at: Instant | null };
  grading: {
    id: string;
    round: string;
    n: number;
    reason: string;
    graded_by: string | null;
    at: Instant;
    correction: string | null;
  };
  /** What differs from the first revision of a key in a grading; a version that is not named is graded by revision 1. */
  grading_key: { grading: string; version: string; rev: number; void: Flag };
  grade: { grading: string; attempt: string; score: number; detail: Json };

  /** What a board is of: its id is that of the round, or of the contest for all its rounds together. */
  board_scope: {
    id: string;
    contest: string;
    kind: "round" | "overall";
    round: string | null;
    /** The number that live rows carry at this moment. */
    live: 0 | -1;
    /** The version of the rules they are by. */
    live_rules: number | null;
    /** Grows whenever live rows change. */
    version: number;
  };
  /** Boards that are being made: live ones anew, or an edition. `number` is what the rows carry. */
  board_build: {
    id: string;
    contest: string;
    kind: "live" | "freeze" | "final" | "corrected";
    number: number;
    cut_at: Instant | null;
    asked_at: Instant;
    asked_by: string | null;
    /** The outbox row that asked for it. */
    asked_for: string | null;
    reason: string;
    /** The version of the rules, and the roll, that the rows are by. */
    rules: number;
    roll_moment: string | null;
    /** `new`: nothing stands under its number yet. `tidying`: shown already, what it replaces is being removed. `dropped`: its rows are being removed. */
    state: "new" | "filling" | "tidying" | "dropped" | "done";
    problem: string | null;
    /** How often anybody's results were brought to the boards of the contest since it began. */
    seen: number;
    /** How often that changed rows which it had written already. */
    changes: number;
    done_at: Instant | null;
  };
  board_build_scope: {
    build: string;
    scope: string;
    pos: number;
    /** People up to this id, by code point, are written. */
    upto: string;
    people: number;
    filled: number;
    /** The lines of people up to this id stand in the orders of their units; of so many people. */
    lines_upto: string;
    lined: number;
    done: 0 | 1;
  };
  correction: {
    id: string;
    contest: string;
    kind: "key" | "void" | "time";
    round: string | null;
    version: string | null;
    answer: Json | null;
    explanation: string | null;
    reason: string;
    asked_at: Instant;
    asked_by: string;
    state: "counting" | "ready" | "applying" | "done" | "dropped";
    fingerprint: string | null;
    outcome: Json | null;
    problem: string | null;
    applied_at: Instant | null;
    applied_by: string | null;
    done_at: Instant | null;
  };
  correction_person: {
    correction: string;
    round: string;
    person: string;
    placement: string;
    school: string | null;
    was_score: number | null;
    now_score: number | null;
    was_rank: number | null;
    now_rank: number | null;
  };

  result: { edition: number; scope: string; person: string; basis: Json };
  edition: {
    id: number;
    contest: string;
    n: number;
    kind: "freeze" | "final" | "corrected";
    cut_at: Instant | null;
    issued_at: Instant;
    issued_by: string | null;
    reason: string;
    hash: string;
    replaces: number | null;
  };
  edition_change: {
    edition: number;
    scope: string;
    person: string;
    placement: string;
    school: string | null;
    was_score: number | null;
    now_score: number | null;
    was_rank: number | null;
    now_rank: number | null;
  };
  /** How many changed: of a school, of everybody (school ""), of who belongs to none ("-"). */
  edition_change_sum: {
    edition: number;
    school: string;
    people: number;
    score: number;
    up: number;
    down: number;
    most: number;
  };
  /** What counts of a person in a scope, with the key it is ordered by. */
  counted: {
    edition: number;
    scope: string;
    person: string;
    attempt: string;
    /** Which attempt of the person it is, from 1. */
    no: number;
    /** Where it was sat. */
    placement: string;
    sort_key: string;
    score: number;
    duration_ms: number;
    submitted_at: Instant;
    group_key: string;
    grade: number;
  };
  /** The order of each unit: a line for everybody who stands there. */
  standing: {
    edition: number;
    scope: string;
    unit: string;
    sort_key: string;
    person: string;
    group_key: string;
    grade: number;
  };
  standing_bucket: {
    edition: number;
    scope: string;
    unit: string;
    group_key: string;
    grade: number;
    prefix: string;
    n: number;
  };
  edition_scope: { edition: number; scope: string; actual: number | null; rule: Json };
  unit_total: {
    edition: number;
    scope: string;
    unit: string;
    people: number;
    outside: number;
    turns: number;
    full_marks: number;
    score_sum: number;
    top: number;
    ranked: number;
    best_sum: number;
  };
  unit_day: {
    edition: number;
    scope: string;
    unit: string;
    day: Day;
    people: number;
    turns: number;
    outside: number;
    score_sum: number;
    top: number;
  };

  /** What a job counted for the dashboard; `ref` says of what (a contest, a school year, a round). */
  kept_figure: {
    unit: string;
    kind: "accounts" | "lessons" | "questions";
    ref: string;
    value: Json | null;
    counted_at: Instant | null;
    asked_at: Instant;
  };
  /** `rev` counts up with every save; `editing` is 0 from the issue on, until a corrected version is begun. */
  report: {
    id: string;
    unit: string;
    plan: Json;
    head: Json;
    texts: Json;
    rev: number;
    made_at: Instant;
    made_by: string;
    saved_at: Instant;
    saved_by: string;
    editing: Flag;
  };
  report_comment: {
    id: string;
    report: string;
    part: string;
    text: string;
    at: Instant;
    written_by: string;
    done_at: Instant | null;
    done_by: string | null;
  };
  report_version: {
    id: string;
    report: string;
    n: number;
    model: Json;
    hash: string;
    issued_at: Instant;
    issued_by: string;
    replaces: string | null;
    reason: string;
  };
  report_version_edition: { version: string; edition: number };
  report_file: { version: string; format: string; pos: number; bytes: Uint8Array };

  /** What programs pull figures with; `hash` is of the token, which nobody else has. */
  api_token: {
    id: string;
    unit: string;
    name: string;
    prefix: string;
    hash: string;
    scopes: Json;
    made_at: Instant;
    made_by: string;
    expires_at: Instant;
    last_used_at: Instant | null;
    revoked_at: Instant | null;
    revoked_by: string | null;
  };
}
