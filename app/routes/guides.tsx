import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MoreLink } from "#app/components/more-link.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { guideList } from "#app/features/guides/api.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { plain: true };
export const meta: MetaFunction = () => [{ title: "Hướng dẫn · Góc ASEAN" }];

export function loader({ context }: LoaderFunctionArgs) {
  return { guides: guideList(context.content) };
}

export default function Guides() {
  const { guides } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead corner title="Hướng dẫn" lead="Mỗi vai một trang, từ lần đăng nhập đầu tiên. In ra được." />
      <section className="section last" aria-label="Các trang hướng dẫn">
        {guides.length > 0 ? (
          <ul className="bare guide-list">
            {guides.map(({ id, name, summary }) => (
              <li key={id}>
                <h2 className="h-m">
                  <a href={paths.guide(id)}>{name}</a>
                </h2>
                <p className="soft">{summary}</p>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title="Chưa có trang hướng dẫn nào">
            <p>Trang hướng dẫn hiện ở đây khi Sở đưa lên.</p>
          </EmptyState>
        )}
        <MoreLink href={paths.privacy()}>Quyền riêng tư của học sinh</MoreLink>
      </section>
    </>
  );
}
