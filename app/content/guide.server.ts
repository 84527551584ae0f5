import type { Element } from "hast";
import { element } from "./check-html.server.ts";
import { splitHead } from "./head.server.ts";
import { renderMarkdown } from "./markdown.server.ts";
import { LARGEST_PICTURE, PICTURE_SCALE } from "./picture.server.ts";
import { guideHeadSchema } from "./schema.ts";
import type { Guide, Picture, Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

/** A guide as read: the guide unless something is wrong with its file, and the pictures that it names. */
export interface GuideFile {
  readonly file: string;
  readonly id: string;
  readonly guide: Guide | null;
  readonly pictures: readonly string[];
  readonly problems: readonly Problem[];
}

interface GuideInput {
  readonly file: string;
  /** Name of the file without `.md`: must be the guide's id. */
  readonly name: string;
  readonly text: string;
  /** The picture of that name beside the guide, or null where there is none that can be read. */
  readonly picture: (name: string) => Picture | null;
}

/** What is wrong with a picture, for who edits the guide. */
function pictureProblem(src: string, picture: Picture | null): string | null {
  if (!picture) return `Hình “${src}”: không tìm thấy tệp, hoặc tệp không phải WebP.`;
  if (picture.bytes.length <= LARGEST_PICTURE) return null;
  return `Hình “${src}” nặng ${Math.ceil(picture.bytes.length / 1024)} KB, nhiều nhất ${LARGEST_PICTURE / 1024} KB.`;
}

function pictureElement({ name, width, height }: Picture): Element {
  const shown = { width: Math.round(width / PICTURE_SCALE), height: Math.round(height / PICTURE_SCALE) };
  return element("img", { dataPicture: name, ...shown, decoding: "async" });
}

/** Reads one guide: head, text, pictures. */
export function readGuide({ file, name, text, picture }: GuideInput): GuideFile {
  const broken = (problems: readonly Problem[]): GuideFile => ({ file, id: name, guide: null, pictures: [], problems });
  const parts = splitHead(text.replace(/\r\n/g, "\n"));
  if (!parts) {
    return broken([{ file, line: 1, message: "Trang hướng dẫn phải mở đầu bằng phần khai báo giữa hai dòng ---." }]);
  }
  const source = readYaml(file, parts.head, 2);
  if (source.problems.length > 0) return broken(source.problems);
  const { value: head, problems: headProblems } = validate(source, source.data, guideHeadSchema);
  if (!head) return broken(headProblems);

  const problems: Problem[] = [];
  if (head.id !== name) {
    problems.push({ file, line: source.lineOf(["id"]), message: `“id” phải trùng tên tệp “${name}”.` });
  }
  const figure = (src: string) => {
    const found = picture(src);
    return found && pictureElement(found);
  };
  const rendered = renderMarkdown(parts.body, { terms: [], figure, pictures: ".webp" });
  for (const { line, message } of rendered.problems) problems.push({ file, line, message });
  for (const { src, line } of rendered.figures) {
    const message = pictureProblem(src, picture(src));
    if (message) problems.push({ file, line, message });
  }
  if (rendered.checks.length > 0) {
    problems.push({ file, line: 1, message: "Trang hướng dẫn không có câu hỏi (:::check)." });
  }
  const guide = { ...head, sections: rendered.sections, html: rendered.html };
  return {
    file,
    id: name,
    guide: problems.length === 0 ? guide : null,
    pictures: rendered.figures.map(({ src }) => src),
    problems,
  };
}
