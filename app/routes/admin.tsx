import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHead } from "#app/components/page-head.tsx";
import { requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Quản trị · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [unit] = requireScope(context, request, "unit.manage");
  return { unit: unit ?? "" };
}

export default function Admin() {
  const { unit } = useLoaderData<typeof loader>();
  const parts = [
    { href: paths.adminSchools(), name: "Trường", what: "Nhập danh sách trường, đặt xã, phường của trường" },
    { href: paths.schools(), name: "Còn thiếu gì", what: "Trường chưa có danh sách, chưa có quản lý, số để gọi" },
    { href: paths.rolls(), name: "Sĩ số đã chốt", what: "Sĩ số từng trường khi cuộc thi mở, khi làm báo cáo" },
    { href: paths.staff(unit), name: "Nhân sự", what: "Mời quản lý trường, cán bộ; ai chưa vào lần nào" },
    { href: paths.adminUnits(), name: "Đơn vị", what: "Địa bàn, Đoàn, Đội, huyện cũ, cụm: thêm, đổi tên, nhập, đóng" },
    { href: paths.adminTrees(), name: "Cây đơn vị", what: "Thêm cách gộp trường như cụm thi đua, đổi nhãn cây" },
    { href: paths.adminKinds(), name: "Loại đơn vị", what: "Nhãn của các loại đơn vị" },
    { href: paths.apiTokens(), name: "Mã truy cập API", what: "Phần mềm nào được lấy số liệu của đơn vị nào" },
    { href: paths.adminRetention(), name: "Thời hạn lưu trữ", what: "Dữ liệu giữ bao lâu, hôm nay xoá gì" },
    { href: paths.adminAudit(), name: "Nhật ký", what: "Ai đã xem, đã đổi dữ liệu gì" },
  ];
  return (
    <>
      <PageHead title="Quản trị" lead="Đưa trường và người vào hệ thống, theo thứ tự từ trên xuống." />
      <div className="section last">
        <ul className="ways">
          {parts.map(({ href, name, what }) => (
            <li key={href}>
              <a href={href}>
                <b>{name}</b>
                <small>{what}</small>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
