import { notFound } from "#app/http/guards.server.ts";

/** Every address that is no page of ours: the frame around it says so. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
