import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { attemptResult } from "#app/features/attempts/api.server.ts";
import { ResultSheet } from "#app/features/attempts/result-sheet.tsx";
import { ownRanks } from "#app/features/boards/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";

export const handle = { nav: "contests" };
export const meta: MetaFunction = () => [{ title: "Kết quả bài thi · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const now = context.clock.now();
  const result = await attemptResult(context.handle, params.attempt ?? "", viewer.person, now);
  if (!result) throw notFound();
  const ranks = result.score ? await ownRanks(context.handle.db, result, viewer.person, now) : null;
  return { result, ranks };
}

export default function AttemptResultPage() {
  const { result, ranks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead corner title={result.contest.title} above={result.round.title} />
      <ResultSheet result={result} ranks={ranks} />
    </>
  );
}
