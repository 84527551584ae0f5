import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { contestRulings, onePerson, requireContest } from "#app/features/remedies/api.server.ts";
import { RulingTable } from "#app/features/remedies/attempt-tables.tsx";
import { PersonChoices } from "#app/features/remedies/person-choices.tsx";
import { formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Lượt thi · ${page?.title ?? "Cuộc thi"} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const page = await requireContest(args);
  const by = { account: page.viewer.account, now: page.now };
  const { slug, title } = page.view.contest;
  return { slug, title, rulings: await contestRulings(args.context.handle.db, page, by) };
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireContest(args);
  const { who = "", person = "" } = await formValues(args.request);
  const values = { who, person };
  const by = { account: page.viewer.account, now: page.now };
  const found = await onePerson(args.context.handle.db, page, values, by);
  if ("errors" in found) return data({ values, error: found.errors.who, choices: found.choices }, { status: 400 });
  return redirect(paths.contestPerson(page.view.contest.slug, found.id));
}

export default function ContestAttempts() {
  const { slug, title, rulings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Tổ chức thi", href: paths.organiser() },
          { label: title, href: paths.organiserContest(slug) },
          { label: "Lượt thi" },
        ]}
      />
      <PageHead
        title="Lượt thi"
        lead="Tìm một thí sinh để xem các lượt, huỷ, khôi phục hoặc cho thi lại."
        actions={
          <ButtonLink variant="quiet" href={paths.receipt()}>
            Tra biên nhận
          </ButtonLink>
        }
      />
      <div className="section last stack">
        <Sheet id="tim" title="Tìm thí sinh" className="stack">
          <Form method="post" className="stack" noValidate>
            <PersonChoices choices={answer?.choices ?? []} values={answer?.values ?? {}} error={answer?.error} />
            <div className="form-actions">
              <Button>Xem lượt thi</Button>
            </div>
          </Form>
        </Sheet>
        <RulingTable rulings={rulings} slug={slug} />
      </div>
    </>
  );
}
