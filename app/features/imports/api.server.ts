/** What other features, the routes and tasks may use of files that are brought in by page. */
export {
  type NewUpload,
  type PageImport,
  type PageUploads,
  pageImport,
  type UploadPlace,
  type UploadView,
} from "./page-import.server.ts";
