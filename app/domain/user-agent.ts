/** What a person recognises a device by: browser and system, never a version or a model. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, "Zalo"],
  [/CocCoc|coc_coc_browser/i, "Cốc Cốc"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iPhone, iPad"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "máy Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

/** "Chrome trên Android"; "Thiết bị khác" where nothing is recognised. */
export function deviceName(userAgent: string | null | undefined): string {
  const find = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser && system) return `${browser} trên ${system}`;
  return browser ?? system ?? "Thiết bị khác";
}
