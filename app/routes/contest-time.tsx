import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { roundPhase } from "#app/domain/contest.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import {
  giveTime,
  grantWords,
  previewTakingBack,
  previewTime,
  readGrant,
  requireContest,
  takeTimeBack,
  timeGroups,
  usualRound,
} from "#app/features/remedies/api.server.ts";
import { takeBackForm } from "#app/features/remedies/forms.ts";
import { ConfirmGrant, type GrantPreview, TakeBack } from "#app/features/remedies/grant-confirm.tsx";
import { GrantForm, type GrantFormProps, type GrantScope } from "#app/features/remedies/grant-form.tsx";
import { GrantTable } from "#app/features/remedies/grant-table.tsx";
import { suggestUnits } from "#app/features/units/api.server.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";
import { newId } from "#db/ids.ts";
import { listGrantLines } from "#db/queries/time-grants.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Cộng giờ · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

const SCOPES: readonly GrantScope[] = ["person", "unit", "group", "all"];
const FIELDS = ["id", "scope", "who", "person", "unit", "part", "group", "round", "kind", "minutes", "reason"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const { db } = args.context.handle;
  const query = new URL(args.request.url).searchParams;
  const { contest } = view;
  const grants = await grantWords(db, { view, rounds }, { account: viewer.account, now });
  const ending = grants.find(({ id, ended }) => id === query.get("thu-hoi") && !ended);
  const groups = timeGroups(view.rules).map(({ id, name }) => ({ value: id, label: name }));
  const scope = SCOPES.find((each) => each === query.get("cho") && (each !== "group" || groups.length > 0)) ?? "person";
  return {
    slug: contest.slug,
    title: contest.title,
    id: newId(),
    scope,
    rounds: rounds.map(({ id, title }) => ({ value: id, label: title })),
    usualRound: usualRound(rounds, now)?.id ?? "",
    groups,
    suggestions: scope === "unit" ? await suggestUnits(db, contest.unit) : [],
    grants,
    takingBack: ending
      ? { grant: ending, effect: await previewTakingBack(db, { id: ending.id, round: ending.roundId }, now) }
      : null,
    done: query.get("xong"),
  };
}

interface Answer {
  readonly values: Record<string, string>;
  readonly errors: Record<string, string>;
  readonly choices: GrantFormProps["choices"];
  readonly preview: GrantPreview | null;
}

const GIVEN_ALREADY = "Trang này đã cộng giờ rồi với số khác. Xem danh sách ở dưới rồi xem trước lần nữa.";

const answer = (part: Partial<Answer>, status: number) =>
  data<Answer>({ values: {}, errors: {}, choices: [], preview: null, ...part }, { status });

export async function action(args: ActionFunctionArgs) {
  const page = await requireContest(args);
  const { viewer, view, rounds, now } = page;
  const { handle } = args.context;
  const by = { account: viewer.account, now };
  const { slug, unit } = view.contest;
  const form = await formValues(args.request);
  if (form.intent === "take-back") return takeBack(args, page, form);

  const values = Object.fromEntries(FIELDS.flatMap((name) => (name in form ? [[name, form[name]!]] : [])));
  if (form.intent === "edit") return answer({ values }, 200);
  const read = await readGrant(handle.db, page, values, by);
  if (!read.ok) return answer({ values, errors: read.errors, choices: read.choices }, 400);
  const { order, to } = read;
  if (form.intent === "give") {
    const given = await giveTime(handle, unit, order, by);
    if (!given.ok) return answer({ values: { ...values, id: newId() }, errors: { form: GIVEN_ALREADY } }, 409);
    return redirect(`${paths.contestTime(slug)}?xong=${order.minutes}`);
  }
  const preview = {
    to,
    round: rounds.length > 1 && order.scope !== "all" ? order.round.title : null,
    minutes: order.minutes,
    over: roundPhase(order.round, now) === "closed",
    effect: await previewTime(handle, order, now),
  };
  return answer({ values, preview: order.scope === "all" ? { ...preview, to: order.round.title } : preview }, 200);
}

async function takeBack(
  { context }: ActionFunctionArgs,
  { viewer, view, rounds, now }: Awaited<ReturnType<typeof requireContest>>,
  values: Record<string, string>,
) {
  const { slug, unit } = view.contest;
  const form = checkForm(takeBackForm, values);
  if (!form.ok) return answer({ values, errors: form.errors }, 400);
  const { grant: id, reason, ending } = form.value;
  const lines = await listGrantLines(
    context.handle.db,
    rounds.map((round) => round.id),
  );
  const grant = lines.find((line) => line.id === id);
  if (!grant) return answer({ values, errors: { form: "Giờ này không còn trong danh sách. Tải lại trang." } }, 400);
  const by = { account: viewer.account, now };
  const result = await takeTimeBack(context.handle, unit, { grant, reason, ending }, by);
  if (result.ok) return redirect(`${paths.contestTime(slug)}?xong=thu-hoi`);
  const message = "Vừa có thêm lượt sẽ hết giờ ngay. Xem lại số lượt rồi bấm Thu hồi lần nữa.";
  return answer({ values, errors: { form: message } }, 409);
}

export default function ContestTime() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { values = {}, errors = {}, choices = [], preview = null } = answered ?? {};
  const ofGrant = values.intent !== "take-back";
  const scope = SCOPES.find((each) => ofGrant && each === values.scope) ?? page.scope;
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: page.title, href: paths.organiserContest(page.slug) },
          { label: "Cộng giờ" },
        ]}
      />
      <PageHead
        title="Cộng giờ"
        lead={`Cho một người, một trường${page.groups.length > 0 ? ", một bảng" : ""} hay cả vòng. Ai đang làm bài thấy giờ mới sau nhiều nhất 20 giây.`}
      />
      <div className="section last stack">
        {page.done !== null && !answered && (
          <Note
            tone="ok"
            live="status"
            title={page.done === "thu-hoi" ? "Đã thu hồi." : `Đã cộng ${formatNumber(Number(page.done))} phút.`}
            action={<a href={paths.contestLostTime(page.slug)}>Tính giờ này cho bài đã đóng</a>}
          />
        )}
        {preview && <ConfirmGrant preview={preview} values={values} />}
        {page.takingBack && (
          <TakeBack
            {...page.takingBack}
            back={paths.contestTime(page.slug)}
            reason={ofGrant ? "" : (values.reason ?? "")}
            errors={ofGrant ? {} : errors}
          />
        )}
        {!preview && !page.takingBack && (
          <GrantForm
            key={scope}
            {...page}
            id={values.id ?? page.id}
            scope={scope}
            values={ofGrant ? values : {}}
            errors={ofGrant ? errors : {}}
            choices={choices}
          />
        )}
        <GrantTable slug={page.slug} grants={page.grants} />
      </div>
    </>
  );
}
