/** How long the staff's lists take over HTTP, the slowest kind of viewer first: the administrator sees everything. */
import { request } from "node:http";
import { paths } from "#app/paths.ts";
import { median } from "./load.ts";

export interface ListTime {
  readonly path: string;
  readonly status: number;
  /** Milliseconds of ten requests after two that are not counted. */
  readonly median: number;
  readonly slowest: number;
  readonly kilobytes: number;
}

interface Answer {
  readonly status: number;
  readonly cookie: string;
  readonly body: string;
  readonly ms: number;
}

const TIMES = 10;

/** Signs in and asks for every list; a school and a class are taken from the database by the caller. */
export async function measureLists(
  origin: string,
  { login, password, school, classUnit }: { login: string; password: string; school: string; classUnit: string },
): Promise<ListTime[]> {
  const form = new URLSearchParams({ login, password, back: "/" }).toString();
  const { cookie, status } = await ask(origin, paths.signIn(), { body: form });
  if (status !== 302) throw new Error(`sign-in answered ${status}`);
  const lists = [
    paths.adminSchools(),
    `${paths.adminSchools()}?q=thu+59`,
    paths.adminUnits(),
    paths.adminUnits("youth"),
    paths.myClasses(),
    paths.staff(school),
    paths.school(school),
    paths.schoolYear(school),
    paths.classPeople(classUnit),
    paths.classSlips(classUnit),
    // fifty pupils, forty-three lessons
    paths.classAssigned(classUnit),
    paths.assignments(),
    paths.schoolLessons(school),
    paths.lessonCoverage(),
    paths.adminAudit(),
    paths.department(),
  ];
  const times: ListTime[] = [];
  for (const path of lists) {
    const answers: Answer[] = [];
    for (let at = 0; at < TIMES + 2; at++) answers.push(await ask(origin, path, { cookie }));
    const counted = answers.slice(2);
    times.push({
      path: path.replace(school, ":school").replace(classUnit, ":class"),
      status: counted[0]?.status ?? 0,
      median: Math.round(median(counted.map(({ ms }) => ms))),
      slowest: Math.round(Math.max(...counted.map(({ ms }) => ms))),
      kilobytes: Math.round((counted[0]?.body.length ?? 0) / 1_024),
    });
  }
  return times;
}

function ask(origin: string, path: string, { cookie = "", body }: { cookie?: string; body?: string }): Promise<Answer> {
  const began = performance.now();
  const headers = {
    Cookie: cookie,
    Origin: origin,
    ...(body === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${origin}${path}`, { method: body === undefined ? "GET" : "POST", headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          cookie: answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "",
          body: text,
          ms: performance.now() - began,
        }),
      );
    });
    asking.on("error", reject);
    asking.end(body);
  });
}
