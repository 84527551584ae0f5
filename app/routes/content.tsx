import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatDateColumn, formatNumber, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { type ContentLine, contentFilter, contentPage, openReports } from "#app/features/editorial/api.server.ts";
import { KIND_WORDS } from "#app/features/editorial/words.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "content" };
export const meta: MetaFunction = () => [{ title: "Nội dung · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "content.view");
  const viewer = requireViewer(context, request);
  const may = (action: "content.manage" | "bank.view") => scopeOf(viewer, action).length > 0;
  const query = new URL(request.url).searchParams;
  const filter = contentFilter(query);
  const page = pageNumber(query.get("trang"));
  const manages = may("content.manage");
  const { content, clock, handle: database } = context;
  return {
    ...contentPage(content, { filter, page, now: clock.now(), withQuestions: may("bank.view") }),
    filter,
    page,
    reports: manages ? await openReports(database.db) : null,
    problems: manages
      ? content.problems.map(({ file, line, message }) => ({ file: shortFile(file), line, message }))
      : [],
  };
}

/** From the content folder on: where the machine keeps it is nobody's business. */
function shortFile(file: string): string {
  return file.slice(file.lastIndexOf("/content/") + 1);
}

const day = (text: string) => formatDateColumn(startOfLocalDay(text));

function Review({ line: { reviewBy, due } }: { line: ContentLine }) {
  return (
    <>
      {day(reviewBy)}
      {due !== "later" && (
        <span className="block">
          <Badge tone={due === "past" ? "bad" : "warn"}>{due === "past" ? "Quá hạn" : "Sắp đến hạn"}</Badge>
        </span>
      )}
    </>
  );
}

/** What a line rests on, folded: the table stays readable. */
function Rests({ line: { sources, facts } }: { line: ContentLine }) {
  if (sources.length + facts.length === 0) return <>–</>;
  return (
    <details className="rests">
      <summary>
        {formatNumber(sources.length)} nguồn, {formatNumber(facts.length)} dữ kiện
      </summary>
      <ul className="bare small">
        {sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p className="small soft">{facts.join(", ")}</p>
    </details>
  );
}

export default function ContentPage() {
  const { lines, total, pages, kinds, past, near, all, filter, page, reports, problems } =
    useLoaderData<typeof loader>();
  const address = (more: Record<string, string>) => {
    const query = {
      ...(filter.kind && { loai: filter.kind }),
      ...(filter.due && { han: "can" }),
      ...(filter.words && { q: filter.words }),
    };
    return `${paths.content()}?${new URLSearchParams({ ...query, ...more })}`;
  };
  return (
    <>
      <PageHead
        title="Nội dung"
        lead="Mỗi bài, hồ sơ, câu hỏi đúng đến ngày nào, dựa vào đâu, khi nào phải đọc lại."
        actions={
          reports !== null && (
            <ButtonLink href={paths.contentReports()}>
              {reports > 0 ? `Báo lỗi chờ trả lời: ${formatNumber(reports)}` : "Báo lỗi"}
            </ButtonLink>
          )
        }
      />
      <div className="section last stack">
        {problems.length > 0 && (
          <Note tone="bad" title={`${formatNumber(problems.length)} chỗ chưa đọc được, phần đó không hiện.`}>
            <ul>
              {problems.map(({ file, line, message }) => (
                <li key={`${file}:${line}:${message}`}>
                  {file}, dòng {line}: {message}
                </li>
              ))}
            </ul>
          </Note>
        )}
        <Kpis
          items={[
            { label: "Tất cả", value: formatNumber(all), href: paths.content() },
            { label: "Quá hạn rà soát", value: formatNumber(past), href: `${paths.content()}?han=can` },
            { label: "Đến hạn trong 60 ngày", value: formatNumber(near), href: `${paths.content()}?han=can` },
          ]}
        />
        <form method="get" action={paths.content()} className="filters no-print" aria-label="Lọc nội dung">
          <TextInput
            name="q"
            label="Tên, mã hoặc mã dữ kiện"
            defaultValue={filter.words}
            maxLength={80}
            autoComplete="off"
          />
          <Select
            name="loai"
            label="Loại"
            defaultValue={filter.kind ?? ""}
            options={[
              { value: "", label: "Mọi loại" },
              ...kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
            ]}
          />
          <Select
            name="han"
            label="Hạn rà soát"
            defaultValue={filter.due ? "can" : ""}
            options={[
              { value: "", label: "Tất cả" },
              { value: "can", label: "Quá hạn và sắp đến hạn" },
            ]}
          />
          <Button variant="quiet">Lọc</Button>
        </form>
        <DataTable
          caption={`${formatNumber(total)} mục, mục phải đọc lại sớm nhất trước`}
          mode="fold"
          rows={lines}
          rowKey={(line) => `${line.kind} ${line.id}`}
          empty={
            <EmptyState title="Không có mục nào">
              <p>Không có nội dung nào hợp với điều đang lọc.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              header: "Nội dung",
              rowHeader: true,
              cell: (line) => (
                <>
                  {line.href ? <a href={line.href}>{line.title}</a> : line.title}
                  <span className="block small soft plain-weight">
                    {KIND_WORDS[line.kind]} · {line.id}
                  </span>
                </>
              ),
            },
            { key: "asOf", header: "Đúng đến", cell: (line) => day(line.asOf) },
            { key: "reviewBy", header: "Đọc lại trước", cell: (line) => <Review line={line} /> },
            { key: "rests", header: "Dựa vào", cell: (line) => <Rests line={line} /> },
          ]}
        />
        <Pager label="nội dung" page={page} pages={pages} href={(to) => address({ trang: String(to) })} />
      </div>
    </>
  );
}
