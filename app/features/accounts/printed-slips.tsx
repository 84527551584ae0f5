import type { ReactNode } from "react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { type PrintedSlip, SlipSheet } from "./slip-sheet.tsx";

interface PrintedSlipsProps {
  readonly title: string;
  readonly lead: string;
  readonly slips: readonly PrintedSlip[];
  readonly where: string;
  readonly address: string;
  /** What to know beyond that these slips are shown once. */
  readonly more?: string;
  readonly back: { readonly href: string; readonly label: ReactNode };
}

/** The page of slips just made: printed now or never. */
export function PrintedSlips({ title, lead, slips, where, address, more, back }: PrintedSlipsProps) {
  return (
    <>
      <div className="no-print stack">
        <PageHead title={title} lead={lead} actions={<PrintButton>In phiếu</PrintButton>} />
        <Note tone="warn" title="Đừng tải lại trang">
          {["Tải lại là làm phiếu mới, phiếu vừa in sẽ không dùng được.", more].filter(Boolean).join(" ")}
        </Note>
      </div>
      <section className="section last" aria-label="Phiếu">
        <SlipSheet slips={slips} where={where} address={address} />
        <p className="no-print m4">
          <a href={back.href}>{back.label}</a>
        </p>
      </section>
    </>
  );
}

interface InvitationSlipsProps extends Pick<PrintedSlipsProps, "where" | "address" | "back"> {
  readonly invited: { readonly slips: readonly PrintedSlip[]; readonly left: number };
}

/** Slips with which staff come in for the first time. */
export function InvitationSlips({ invited: { slips, left }, ...page }: InvitationSlipsProps) {
  return (
    <PrintedSlips
      title={`${slips.length} phiếu mời`}
      lead="In ngay: mật khẩu chỉ hiện ở trang này một lần. Lần vào đầu tiên phải đặt mật khẩu riêng."
      slips={slips}
      more={left > 0 ? `Còn ${left} người: in tiếp ở danh sách nhân sự, lọc Chưa có phiếu.` : undefined}
      {...page}
    />
  );
}
