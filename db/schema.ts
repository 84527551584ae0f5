/**
 * The tables as TypeScript sees them, equal on both databases (a test compares this file with both schemas).
 * Instants are epoch milliseconds, calendar days `YYYY-MM-DD` in Asia/Ho_Chi_Minh, flags 0/1, scores thousandths,
 * JSON is text; ids are ULIDs unless a name says otherwise.
 */
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
  roll_moment: { id: string; at: Instant; reason: string };
  roll_person: { moment: string; person: string; placement: string };
  roll_total: { moment: string; unit: string; n: number };
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
  };
  session: {
    token_hash: string;
    account: string;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
  };
  role_grant: { id: string; person: string; role: string; unit: string; valid_from: Day; valid_to: Day | null };
  audit: {
    id: string;
    at: Instant;
    actor: string | null;
    action: string;
    subject: string;
    unit: string | null;
    data: Json;
  };
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
  };
  round_pool: { round: string; version: string; stratum: string; pos: number };
  time_grant: {
    id: string;
    round: string;
    scope: "person" | "unit" | "all";
    target: string;
    kind: "extra" | "incident";
    ms: number;
    at: Instant;
    reason: string;
    granted_by: string;
  };
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
  grading: { id: string; round: string; n: number; reason: string; graded_by: string | null; at: Instant };
  grade: { grading: string; attempt: string; score: number; detail: Json };

  result: { scope: string; person: string; basis: Json };
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
  };
  standing: {
    edition: number;
    scope: string;
    unit: string;
    sort_key: string;
    person: string;
    attempt: string;
    score: number;
    duration_ms: number;
    submitted_at: Instant;
  };
  unit_total: {
    edition: number;
    scope: string;
    unit: string;
    people: number;
    outside: number;
    turns: number;
    full_marks: number;
    score_sum: number;
  };
  unit_day: { edition: number; scope: string; unit: string; day: Day; people: number; turns: number };
}
