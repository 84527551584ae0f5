import { COUNTRY_IDS, type CountryId } from "#app/domain/asean.ts";
import { paths } from "#app/paths.ts";
import { ARCHIPELAGOS, EAST_SEA, MAP_HEIGHT, MAP_LABELS, MAP_SHAPES, MAP_WIDTH, onMap } from "./map-shapes.ts";

/** A member that has a profile. */
export interface MapCountry {
  readonly id: CountryId;
  readonly name: string;
}

/** At most one map stands on a page: its lands have fixed ids, by which the links lie over them. */
const landId = (id: CountryId) => `dat-${id}`;

/** Hoàng Sa and Trường Sa are part of Việt Nam on every map. */
function Land({ id }: { id: CountryId }) {
  const isles = id === "viet-nam" ? ARCHIPELAGOS.flatMap(({ islands }) => islands) : [];
  return (
    <g id={landId(id)}>
      <path d={MAP_SHAPES[id]} />
      {isles.map((isle) => {
        const { x, y } = onMap(isle);
        return <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />;
      })}
    </g>
  );
}

/** The land of all members, and what is written on the sea. */
function Ground() {
  const sea = onMap(EAST_SEA);
  return (
    <>
      <g className="map-land">
        {COUNTRY_IDS.map((id) => (
          <Land key={id} id={id} />
        ))}
      </g>
      <text className="map-sea" x={sea.x} y={sea.y} textAnchor="middle">
        Biển Đông
      </text>
      {ARCHIPELAGOS.map(({ name, label }) => {
        const { x, y } = onMap(label);
        return (
          <text key={name} className="map-isles" x={x} y={y} textAnchor="middle">
            <tspan className="map-wide">Quần đảo </tspan>
            {name}
            <tspan x={x} dy="1.05em">
              (Việt Nam)
            </tspan>
          </text>
        );
      })}
    </>
  );
}

function Label({ country: { id, name } }: { country: MapCountry }) {
  const { at, anchor = "middle", from, to } = MAP_LABELS[id];
  const { x, y } = onMap(at);
  const [start, end] = [from && onMap(from), to && onMap(to)];
  return (
    <>
      {start && end && <path className="map-leader" d={`M${start.x} ${start.y}L${end.x} ${end.y}`} />}
      <text className="map-name" x={x} y={y} textAnchor={anchor}>
        {name}
      </text>
    </>
  );
}

/** The eleven members, each a link to its profile. */
export function CountryMap({ countries }: { countries: readonly MapCountry[] }) {
  return (
    <figure className="map p-common">
      {/* biome-ignore lint/a11y/useSemanticElements: there is no element for a drawing with links in it */}
      <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} role="group" aria-label="Sơ đồ mười một nước Đông Nam Á">
        <Ground />
        {countries.map((country) => (
          <a key={country.id} href={paths.country(country.id)}>
            <use href={`#${landId(country.id)}`} />
            <Label country={country} />
          </a>
        ))}
      </svg>
      <figcaption>
        Sơ đồ, không theo tỉ lệ, chỉ vẽ mười một nước ASEAN. Quần đảo Hoàng Sa và quần đảo Trường Sa thuộc chủ quyền của
        Việt Nam.
      </figcaption>
    </figure>
  );
}

/** Where one country lies among the others: a picture, without links. */
export function PlaceMap({ country }: { country: MapCountry }) {
  return (
    <figure className="map place p-common">
      <svg
        viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
        role="img"
        aria-label={`${country.name} trên sơ đồ Đông Nam Á; có quần đảo Hoàng Sa và quần đảo Trường Sa của Việt Nam`}
      >
        <Ground />
        <g className="map-here">
          <use href={`#${landId(country.id)}`} />
          <Label country={country} />
        </g>
      </svg>
      <figcaption>Sơ đồ, không theo tỉ lệ.</figcaption>
    </figure>
  );
}
