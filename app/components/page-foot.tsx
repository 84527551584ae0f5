import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";

type PageFootProps = { organisation: string; supportPhone: string | null; note?: ReactNode };

/** Foot: whose it is, whom to call, where to read on. */
export function PageFoot({ organisation, supportPhone, note }: PageFootProps) {
  return (
    <footer className="foot">
      <div className="selvedge" aria-hidden="true" />
      <div className="wrap">
        <div>
          <p>
            <b>Góc ASEAN</b>
          </p>
          <p>Bài học và cuộc thi tìm hiểu ASEAN của {organisation}.</p>
          {note && <p>{note}</p>}
        </div>
        <div>
          {supportPhone && (
            <p>
              Cần giúp, gọi{" "}
              <a className="phone" href={`tel:${supportPhone.replace(/[^\d+]/g, "")}`}>
                {supportPhone}
              </a>
            </p>
          )}
          <p>
            <a href={paths.ownGuide()}>Hướng dẫn</a>
          </p>
        </div>
        <div>
          <p>
            <a href={paths.privacy()}>Quyền riêng tư của học sinh</a>
          </p>
        </div>
      </div>
    </footer>
  );
}
