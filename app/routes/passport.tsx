import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { passport } from "#app/features/countries/api.server.ts";
import { Stamps } from "#app/features/countries/stamps.tsx";
import { requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Hộ chiếu ASEAN · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, name } = requireViewer(context, request);
  return { name, stamps: await passport(context.handle.db, context.content, person) };
}

export default function Passport() {
  const { name, stamps } = useLoaderData<typeof loader>();
  const done = stamps.filter(({ at }) => at !== null).length;
  const next = stamps.find(({ at }) => at === null);
  return (
    <div className="p-common">
      <Crumbs
        items={[
          { label: "Bài học", href: paths.lessons() },
          { label: "Mười một nước", href: paths.countries() },
          { label: "Hộ chiếu ASEAN" },
        ]}
      />
      <PageHead
        corner
        title="Hộ chiếu ASEAN"
        above={name}
        lead="Đọc hồ sơ một nước, trả lời đúng các câu hỏi ở cuối là được đóng dấu nước ấy."
      />
      <div className="section last stack">
        {stamps.length > 0 ? (
          <>
            <WovenBar
              label="Đã đóng dấu"
              value={done}
              max={stamps.length}
              words={`${formatNumber(done)} trong ${formatNumber(stamps.length)} nước`}
            />
            <Stamps stamps={stamps} />
            {next ? (
              <div className="row">
                <ButtonLink href={paths.country(next.id)}>
                  {done === 0 ? "Bắt đầu từ" : "Đi tiếp:"} {next.name}
                </ButtonLink>
              </div>
            ) : (
              <p>
                <b>Đủ dấu mọi nước.</b> <a href={paths.countryComparison()}>So sánh các nước</a> để nhớ lâu hơn.
              </p>
            )}
          </>
        ) : (
          <EmptyState title="Chưa có hồ sơ nước nào">
            <p>Hồ sơ các nước hiện ở đây khi Sở đưa lên.</p>
          </EmptyState>
        )}
      </div>
    </div>
  );
}
