/** The files of a report. */
export const FILE_FORMATS = ["docx", "xlsx", "csv", "json"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = {
  docx: "Word",
  xlsx: "Excel",
  csv: "CSV",
  json: "JSON",
};

export const FORMAT_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};
