/**
 * The outlines of the members, drawn for these pages: few points, north up, not to scale. Points are longitude and
 * latitude; a border between two members is written once and belongs to both. Hoàng Sa and Trường Sa belong to Việt Nam.
 */
import type { CountryId } from "#app/domain/asean.ts";

type Point = readonly [longitude: number, latitude: number];

const WEST = 89;
const NORTH = 28.9;
/** The drawing is as wide as the text of a phone, so that its words need no enlarging there. */
export const MAP_WIDTH = 328;
export const MAP_HEIGHT = 290;

/** Where a place stands in the drawing. */
export function onMap([longitude, latitude]: Point): { x: number; y: number } {
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round((longitude - WEST) * 6.3), y: round((NORTH - latitude) * 7) };
}

function points(text: string): Point[] {
  return text.split(" ").map((pair) => {
    const [longitude = 0, latitude = 0] = pair.split(",").map(Number);
    return [longitude, latitude];
  });
}

const back = (line: readonly Point[]) => [...line].reverse();

/** Lines one after another as one closed outline. */
function outline(...lines: readonly (readonly Point[])[]): string {
  const corners = lines.flat().map((point) => {
    const { x, y } = onMap(point);
    return `${x} ${y}`;
  });
  return `M${corners.filter((corner, index) => corner !== corners[index - 1]).join("L")}z`;
}

const island = (text: string) => outline(points(text));

// borders, from north to south or from west to east
const MYANMAR_THAILAND = points(
  "100.1,20.4 99,20.1 98,19.7 97.5,18.6 97.8,17.6 98.5,16.4 98.2,15.1 99.2,13 99.5,11.8 98.8,10.7 98.6,10",
);
const MYANMAR_LAOS = points("101.2,21.5 100.6,21 100.1,20.4");
const LAOS_THAILAND = points(
  "100.1,20.4 100.5,20.1 100.4,19.6 101.2,19.5 101.1,17.5 102.1,18.2 102.6,17.9 103.2,18.3 104,18.3 104.7,17.5 104.8,16.4 105.6,15.3 105.2,14.3",
);
const LAOS_VIETNAM = points(
  "102.1,22.4 102.9,21.7 103.1,20.8 104.5,20.5 104.6,19.6 103.9,19.3 105.1,18.5 105.7,17.7 106.6,16.7 107.4,16 107.6,15.2 107.5,14.6",
);
const LAOS_CAMBODIA = points("105.2,14.3 105.9,13.9 106.5,14.4 107.5,14.6");
const THAILAND_CAMBODIA = points("105.2,14.3 103.2,14.3 102.4,13.6 102.5,12.6 102.9,11.7");
const CAMBODIA_VIETNAM = points("107.5,14.6 107.6,13.4 107.4,12.3 106.4,11.7 106.2,11 105.2,10.9 104.5,10.4");
const THAILAND_MALAYSIA = points("100.1,6.5 100.8,6.4 101.1,5.7 102.1,6.2");
const MALAYSIA_INDONESIA = points(
  "109.6,2 109.9,1.3 110.5,0.9 111.5,1 112.8,1.5 114,1.4 114.8,2.1 115.6,3 115.8,4.2 117,4.3 117.8,4.2",
);
const BRUNEI_INLAND = points("114,4.6 114.3,4.1 114.8,3.9 115.3,4.4 115.4,5");
const TIMOR_BORDER = points("124.9,-8.9 125.1,-9.5");

/** What is drawn for each member. */
export const MAP_SHAPES: Readonly<Record<CountryId, string>> = {
  brunei: outline(points("114,4.6 114.7,5"), back(BRUNEI_INLAND)),
  campuchia: outline(LAOS_CAMBODIA, CAMBODIA_VIETNAM, points("103.6,10.6 103.1,11.2"), back(THAILAND_CAMBODIA)),
  indonesia: [
    // Sumatra, Java
    island(
      "95.3,5.6 97.5,5.2 98.7,3.7 100.4,2.3 102,1.4 103.3,0.5 103.8,-1 104.9,-2.3 106,-3.1 105.8,-5.8 104.6,-5.8 102.3,-4 100.4,-1 99,0.3 98.7,1.7 97,3.2 95.4,4.9",
    ),
    island(
      "105.2,-6.8 106.1,-5.9 108.3,-6.3 108.9,-6.7 110.4,-6.9 110.9,-6.4 112.7,-6.9 114.4,-7.8 114.5,-8.6 112.5,-8.4 110,-7.9 108,-7.7 106.4,-7.4",
    ),
    // Kalimantan
    outline(
      MALAYSIA_INDONESIA,
      points(
        "117.6,3.2 118.1,2.2 119,1 117.9,0.8 117.5,-0.5 116.6,-1.5 116.3,-3 116,-3.9 114.6,-4.1 113,-3.2 111.8,-3.4 110.2,-2.8 110,-1.4 109.1,-0.2 109,1.3",
      ),
    ),
    // Sulawesi
    island(
      "119.9,0.7 121,1.3 123,0.9 124.6,1.7 125.2,1.4 124.4,0.4 120.4,0.4 120.1,-0.9 121,-1.4 121.7,-0.9 123.3,-0.8 121.7,-1.9 122.4,-3.3 122.6,-4.5 121.6,-4.7 121.1,-2.7 120.3,-2.9 120.4,-5.5 119.5,-5.5 119.5,-3.5 118.8,-2.7 119.7,-0.5",
    ),
    // Bali to Timor
    island("114.6,-8.2 115.7,-8.3 115.2,-8.8"),
    island("116,-8.4 116.7,-8.4 116.4,-8.9"),
    island("116.8,-8.9 117.4,-8.4 119.1,-8.5 118.2,-8.9"),
    island("119.9,-8.5 121.5,-8.5 122.9,-8.1 121.5,-8.9 120,-8.8"),
    island("119,-9.5 120,-9.4 120.8,-10.1 120.2,-10.2"),
    outline(TIMOR_BORDER, points("124.4,-10.2 123.5,-10.3 123.9,-9.5")),
    // Moluccas, Papua
    island("127.5,2 128,1.3 128.7,1.4 128,0.4 128.3,-0.7 127.6,0.2"),
    island("126,-3.3 127.1,-3.2 126.7,-3.8"),
    island("128,-3.3 129.5,-2.8 130.8,-3.5 129,-3.4"),
    island(
      "131,-0.8 132.5,-0.4 134.1,-0.9 134.2,-2.5 135,-3.3 137.8,-1.5 139.5,-2.2 141,-2.6 141,-9.1 139,-8.1 137.8,-8.4 138.7,-7 137.8,-5.3 135.5,-4.4 133,-4 133.7,-2.4 132,-2.2 131,-1.4",
    ),
  ].join(""),
  lao: outline(
    points("101.2,21.5 101.7,21.2 101.6,22.2"),
    LAOS_VIETNAM,
    back(LAOS_CAMBODIA),
    back(LAOS_THAILAND),
    back(MYANMAR_LAOS),
  ),
  malaysia: [
    outline(
      THAILAND_MALAYSIA,
      points("103.1,5.4 103.4,4.2 103.5,2.7 104.2,1.5 103.4,1.4 102.2,2.2 101.3,3.2 100.6,4.5 100.4,5.6"),
    ),
    outline(
      points("109.6,2 110.4,1.7 111.3,1.6 111.3,2.5 113,3.2 113.9,4.3"),
      BRUNEI_INLAND,
      points("115.5,5.4 116,6.2 116.8,7 117.7,6.4 118.1,5.8 119.2,5.2 118.4,4.5"),
      back(MALAYSIA_INDONESIA),
    ),
  ].join(""),
  myanmar: outline(
    points(
      "92.3,20.8 92.6,21.9 93.2,22.9 93.3,24 94.2,24 94.7,25.4 95.2,26.6 96.2,27.3 97.4,28.4 98.3,28 98.7,27.2 98.6,25.8 97.6,24.8 97.6,23.9 98.9,23.2 99.2,22.1 100.2,21.5",
    ),
    MYANMAR_LAOS,
    MYANMAR_THAILAND,
    points(
      "98.7,11.2 98.6,12.5 98.1,14 97.7,15.2 97.6,16.3 97.2,17 96.2,16.4 95.3,15.7 94.3,16 94.5,17.5 94.2,18.8 93.7,19.4 92.9,20.1",
    ),
  ),
  philippines: [
    island(
      "120.6,18.5 122.2,18.5 122.2,17 121.5,15.8 121.6,14.2 122.4,14.3 123.9,13.8 124.1,12.6 123.2,13.2 121.8,13.6 120.6,13.8 120.1,14.9 119.8,16.3 120.3,16.6",
    ),
    island("120.3,13.4 121.3,13.4 121.2,12.2"),
    island("117.1,8.2 118.3,9.6 119.2,11.3 119.7,10.6 118.5,9"),
    island("121.9,11.9 123.1,11.5 122.7,10.7 122,10.4"),
    island("122.9,10.9 123.5,10.4 123.2,9.1 122.4,9.7"),
    island("124,11.2 123.5,9.5 124.1,10.2"),
    island("124.3,12.6 125.4,12.3 125.7,11.1 125.1,10.1 124.7,10.4 124.9,11.3"),
    island(
      "122,6.9 122.9,8.2 123.4,8.6 124.7,8.5 125.5,9.8 126.4,8 126.2,6.3 125.6,7 125.4,5.6 124,6.7 123.9,7.6 122.9,7.4",
    ),
  ].join(""),
  singapore: island("103.6,1.35 103.9,1.5 104.1,1.3 103.9,1.1"),
  "thai-lan": outline(
    MYANMAR_THAILAND,
    points("98.3,9.2 98.3,8 99,7.9 99.6,6.9"),
    THAILAND_MALAYSIA,
    points("101.3,6.9 100.6,7.3 100.2,8.6 99.3,9.4 99.3,10.4 99.9,11.8 100,13.2 100.6,13.5 100.9,12.7 102,12.5"),
    back(THAILAND_CAMBODIA),
    back(LAOS_THAILAND),
  ),
  "timor-leste": [
    outline(TIMOR_BORDER, points("126,-9.2 127.2,-8.6 127.2,-8.3 126,-8.4")),
    // Oecusse
    island("124.1,-9.4 124.5,-9.1 124.5,-9.5"),
  ].join(""),
  "viet-nam": [
    outline(
      points(
        "102.1,22.4 103,22.5 104,22.6 104.8,22.9 105.3,23.4 106.7,22.9 106.7,22 107.4,21.6 108,21.5 107.2,20.9 106.7,20.6 106.5,20.1 105.8,19.2 105.7,18.6 106.5,17.8 107.2,16.9 108.2,16.2 108.9,15.3 109.3,13.9 109.4,12.7 109.2,11.8 108.5,11.1 107.5,10.5 106.8,10.4 106.6,9.7 105.3,8.9 104.8,8.6 104.9,9.9",
      ),
      back(CAMBODIA_VIETNAM),
      back(LAOS_VIETNAM),
    ),
    // Phú Quốc, Côn Đảo
    island("103.9,10.4 104.1,10.2 104,10"),
    island("106.5,8.8 106.8,8.7 106.6,8.6"),
  ].join(""),
};

/** The islands of the two archipelagos of Việt Nam that have room in the drawing. */
export const ARCHIPELAGOS: readonly {
  readonly name: string;
  readonly islands: readonly Point[];
  readonly label: Point;
}[] = [
  {
    name: "Hoàng Sa",
    islands: points("111.6,16.6 112.1,16.9 112.9,17.1 112.8,16.3 112.2,16.2"),
    label: [114.3, 19.9],
  },
  {
    name: "Trường Sa",
    islands: points("114.3,10.2 115.3,9.9 113.4,9.2 116.2,9 112,8.6 114.6,8.4 113.1,7.8"),
    label: [114.7, 12.5],
  },
];

export const EAST_SEA: Point = [114.5, 14.3];

/** Where a name stands; `from` is where a thin line to a small or crowded country begins. */
export const MAP_LABELS: Readonly<
  Record<
    CountryId,
    { readonly at: Point; readonly anchor?: "start" | "end"; readonly from?: Point; readonly to?: Point }
  >
> = {
  brunei: { at: [112.4, 5.5], anchor: "end", from: [112.7, 5.7], to: [114.5, 4.6] },
  campuchia: { at: [99.2, 10.2], anchor: "end", from: [99.4, 10.7], to: [104, 12] },
  indonesia: { at: [113.4, -1.2] },
  lao: { at: [102.6, 19.4] },
  malaysia: { at: [106.8, 3.3] },
  myanmar: { at: [96.1, 20.9] },
  philippines: { at: [124.6, 14.9], anchor: "start" },
  singapore: { at: [98.9, -2.6], anchor: "end", from: [99.1, -2.1], to: [103.8, 1.3] },
  "thai-lan": { at: [101.4, 15.6] },
  "timor-leste": { at: [126.6, -11.7] },
  "viet-nam": { at: [108.4, 21.6], anchor: "start" },
};
