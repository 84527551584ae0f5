import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PILLARS } from "#app/domain/question.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { ContestForm } from "#app/features/contests/contest-form.tsx";
import { contestForm, rulesOfForm } from "#app/features/contests/forms.ts";
import { PILLAR_WORDS } from "#app/features/contests/words.ts";
import { approvedVersions } from "#app/features/questions/api.server.ts";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction = () => [{ title: "Tạo cuộc thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "contest.manage");
  const versions = await approvedVersions(context.handle.db);
  const available = Object.fromEntries(
    PILLARS.map((pillar) => [pillar, versions.filter((version) => version.pillar === pillar).length]),
  );
  return { available };
}

interface Problem {
  values: Record<string, string>;
  errors: FieldErrors;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [unit] = requireScope(context, request, "contest.manage");
  const viewer = requireViewer(context, request);
  const values = await formValues(request);
  const refuse = (errors: FieldErrors) => data<Problem>({ values: { ...values }, errors }, { status: 400 });
  const form = checkForm(contestForm, values);
  if (!form.ok) return refuse(form.errors);
  const { title, slug, opensAt, closesAt, freezeAt } = form.value;
  const result = await publishContest(
    context.handle,
    {
      unit: unit!,
      slug,
      title,
      rules: rulesOfForm(form.value),
      rounds: [{ title: "Vòng 1", opensAt, closesAt, freezeAt: freezeAt === "" ? null : freezeAt }],
    },
    { account: viewer.account, now: context.clock.now() },
  );
  if (result.ok) return redirect(paths.organiserContest(slug));
  if (result.code === "slug_taken") return refuse({ slug: "Địa chỉ này đã có cuộc thi khác dùng." });
  const errors: FieldErrors = {};
  for (const { stratum, wanted, available } of result.shortages) {
    const pillar = PILLARS.find((each) => stratum.startsWith(each))!;
    errors[`n_${pillar}`] = `Ngân hàng chỉ có ${available} câu ${PILLAR_WORDS[pillar]} hợp cấp học, đề cần ${wanted}.`;
  }
  return refuse(errors);
}

export default function OrganiserNew() {
  const { available } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ label: "Tổ chức thi", href: paths.organiser() }, { label: "Tạo cuộc thi" }]} />
      <PageHead
        title="Tạo cuộc thi"
        lead="Điền các ô bên dưới rồi công bố. Thể lệ được viết ra từ đây; đề rút ngẫu nhiên từ ngân hàng câu hỏi đã duyệt."
      />
      <ContestForm available={available} values={problem?.values ?? {}} errors={problem?.errors ?? {}} />
    </>
  );
}
