import { QrCode } from "#app/components/qr-code.tsx";

export interface PrintedSlip {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  /** SVG of the code that signs in. */
  readonly qr: string;
  /** In place of what is said of all of them. */
  readonly where?: string;
}

export interface SlipSheetProps {
  readonly slips: readonly PrintedSlip[];
  /** Class and school, or what the person is for. */
  readonly where: string;
  /** The address to type, without "https://". */
  readonly address: string;
  readonly className?: string;
}

/** Slips to cut out, eight on a page of A4. The only place where a password can be read. */
export function SlipSheet({ slips, where, address, className }: SlipSheetProps) {
  return (
    <div className={className ? `login-slips ${className}` : "login-slips"}>
      {slips.map((slip) => (
        <article key={slip.login} className="login-slip">
          <h2>{slip.name}</h2>
          <p className="where">{slip.where ?? where}</p>
          <dl>
            <dt>Mã đăng nhập</dt>
            <dd>{slip.login}</dd>
            <dt>Mật khẩu</dt>
            <dd>{slip.password}</dd>
          </dl>
          <QrCode svg={slip.qr} label={`Mã QR để ${slip.name} đăng nhập`} />
          <p className="how">
            Vào <b>{address}</b>, gõ mã và mật khẩu, hoặc quét mã QR. Giữ phiếu cho riêng mình.
          </p>
        </article>
      ))}
    </div>
  );
}
