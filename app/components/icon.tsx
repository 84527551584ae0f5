/** Our own signs, drawn on a grid of 24 with one stroke. Only the data of each path differs. */
const PATHS = {
  alert: "M12 3.5 22 20.5H2zM12 10v5M12 17.8v.2",
  arrow: "M4 12h15M13 6l6 6-6 6",
  back: "M20 12H5M11 6l-6 6 6 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  check: "m4 12.5 5 5L20 6.5",
  clock: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5.5l3.5 2",
  "cloud-off":
    "M3 3l18 18M8.5 16.5a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4-2.4M2 8.5a15 15 0 0 1 4-2.7M10.5 5a15 15 0 0 1 11.5 3.5M15.5 10.6a10 10 0 0 1 3.5 1.9M12 20h.01",
  copy: "M8 8h12v12H8zM16 8V4H4v12h4",
  cross: "M5 5l14 14M19 5 5 19",
  device: "M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18h2",
  download: "M12 3v12M7 11l5 5 5-5M4 21h16",
  down: "M12 5v13M6 12.5l6 6 6-6",
  eye: "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  flag: "M5 21V4h12l-2.5 4.5L17 13H5",
  grid: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  help: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.3 9.5a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 17v.2",
  hourglass: "M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9",
  info: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.5v.2",
  lock: "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM8 11V8a4 4 0 0 1 8 0v3",
  pause: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM10 9v6M14 9v6",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  phone: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z",
  plus: "M12 5v14M5 12h14",
  print: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
  screen: "M3 4h18v12H3zM12 16v4M8 21l4-3 4 3",
  search: "M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM15.2 15.2 21 21",
  up: "M12 19V6M6 11.5l6-6 6 6",
  upload: "M12 16V4M7 8l5-5 5 5M4 21h16",
  user: "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 21c.5-4.5 3.5-7 8-7s7.5 2.5 8 7",
} as const;

export type IconName = keyof typeof PATHS;

/** All names, for pages that show the whole set. */
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** A sign beside its word. It is hidden from screen readers: the word carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
