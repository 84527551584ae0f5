import { Strip } from "#app/components/strip.tsx";
import { paths } from "#app/paths.ts";

/** The ways to the members: their map and profiles, side by side, in time. */
export function CountryDoors() {
  return (
    <ul className="bare grid g3 strips m4">
      <li>
        <Strip href={paths.countries()} title="Bản đồ và hồ sơ">
          Thủ đô, tiếng nói, di sản, lời chào, chuyện với Việt Nam.
        </Strip>
      </li>
      <li>
        <Strip href={paths.countryComparison()} title="So sánh các nước">
          Đặt từ hai đến bốn nước cạnh nhau.
        </Strip>
      </li>
      <li>
        <Strip href={paths.timeline()} title="Dòng thời gian và lịch">
          Từ năm 1967 đến nay, những ngày đáng nhớ, nước Chủ tịch từng năm.
        </Strip>
      </li>
    </ul>
  );
}
