/** Forms with a file: read here, so that Remix never parses megabytes, and handed on as `context.upload`. */
import { type Request, type RequestHandler, type Response, Router } from "express";
import multer, { MulterError } from "multer";
import type { Upload } from "#app/http/context.ts";
import { paths, uploadPaths } from "#app/paths.ts";
import { LARGEST_FILE } from "#app/sheets/cells.ts";
import { contextOf } from "./sessions.ts";

const read = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_FILE, files: 1, fields: 30, fieldSize: 64_000, parts: 40 },
  // names of files are Vietnamese and come as UTF-8
  defParamCharset: "utf8",
}).single("file");

/** Only who is signed in may send a file; what the route then allows is the route's matter. */
export function uploads(): Router {
  const router = Router();
  // forms of a hydrated page are posted to the address of its data
  for (const path of uploadPaths) router.post([path, `${path}.data`], upload());
  return router;
}

function upload(): RequestHandler {
  return (request: Request, response: Response, next) => {
    if (!request.is("multipart/form-data")) return next();
    const context = contextOf(response);
    if (!context.viewer) {
      response.setHeader("Connection", "close");
      return response.redirect(303, paths.signIn(request.path));
    }
    read(request, response, (error: unknown) => {
      const tooLarge = error instanceof MulterError && error.code === "LIMIT_FILE_SIZE";
      if (error && !tooLarge) {
        const broken = error instanceof MulterError || /multipart|unexpected end/i.test((error as Error).message);
        return next(broken ? Object.assign(error as Error, { status: 400 }) : error);
      }
      response.locals.context = { ...context, upload: uploadOf(request, tooLarge) };
      next();
    });
  };
}

function uploadOf({ file, body }: Request, tooLarge: boolean): Upload {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value === "string") fields[name] = value.normalize("NFC");
  }
  const chosen =
    file && file.originalname !== "" ? { name: file.originalname.normalize("NFC"), bytes: file.buffer } : null;
  return { file: tooLarge ? null : chosen, tooLarge, fields };
}
