/** Rules of wording that hold for every line people read. Each rule stands on a trap that older material falls into. */
interface TextRule {
  readonly pattern: RegExp;
  /** A line with this in it may say so: it tells of the past. */
  readonly unless?: RegExp;
  readonly message: (found: string) => string;
}

const PAST = /(?<!\p{L})(khi đó|lúc đó|lúc ấy|bấy giờ|không có Timor-Leste)(?!\p{L})/u;

const TEN = "(10|mười) (nước|quốc gia|thành viên)";

const RULES: readonly TextRule[] = [
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(ASEAN (có|gồm) ${TEN}|${TEN} (thành viên|ASEAN|Đông Nam Á|trong ASEAN|của ASEAN))`,
      "iu",
    ),
    unless: PAST,
    message: (found) => `“${found}”: từ 26/10/2025 ASEAN có 11 nước; kể chuyện cũ thì thêm “khi đó”.`,
  },
  {
    pattern: /(?<!\p{L})(Biển Nam Trung Hoa|Biển Tây Philippines)(?!\p{L})/iu,
    message: (found) => `“${found}”: dùng tên Biển Đông.`,
  },
  {
    pattern: /(?<!\p{L})(Paracel|Spratly|Tây Sa|(?<!Việt )Nam Sa)(?!\p{L})/u,
    message: (found) => `“${found}”: dùng tên Hoàng Sa, Trường Sa.`,
  },
  { pattern: /(?<!\p{L})(Miến Điện|Burma)(?!\p{L})/iu, message: (found) => `“${found}”: dùng tên Myanmar.` },
  {
    pattern: /(?<![\p{L}\p{N}])(63|sáu mươi ba) (tỉnh|đơn vị cấp tỉnh)/iu,
    message: (found) => `“${found}”: từ 1/7/2025 Việt Nam có 34 đơn vị cấp tỉnh.`,
  },
  {
    pattern: /(?<!\p{L})\p{Ll}*(òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ùy|úy|ủy|ũy|ụy)(?!\p{L})/u,
    message: (found) => `“${found}”: đặt dấu ở chữ sau (hoà, hoá, khoá, uỷ); tên riêng giữ nguyên.`,
  },
];

/** What is wrong with the wording of one line. */
export function wordingProblems(line: string): string[] {
  const found = RULES.flatMap(({ pattern, unless, message }) => {
    const match = pattern.exec(line);
    return match && !unless?.test(line) ? [message(match[0])] : [];
  });
  return line === line.normalize("NFC") ? found : [...found, "Chữ chưa ở dạng dựng sẵn (NFC); gõ lại hoặc đổi mã."];
}
