import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";

interface DemoLogin {
  role: string;
  login: string;
  password: string;
  name: string;
  where: string;
}

/** One press for each role; stands on the sign-in page of a demo installation only. */
export function DemoLoginList({ logins, back }: { logins: readonly DemoLogin[]; back: string }) {
  return (
    <section aria-labelledby="dung-thu">
      <h2 id="dung-thu" className="h-m">
        Tài khoản dùng thử
      </h2>
      <p className="small soft">Người và trường là hư cấu. Mọi tài khoản chung mật khẩu {logins[0]?.password}.</p>
      <ul className="bare roles m3">
        {logins.map((login) => (
          <li key={login.login}>
            <Form method="post" action={paths.signIn()}>
              <input type="hidden" name="login" value={login.login} />
              <input type="hidden" name="password" value={login.password} />
              <input type="hidden" name="back" value={back} />
              <button type="submit" className="role">
                <b>{login.role}</b>
                <small>{login.login}</small>
                <span>
                  {login.name}, {login.where}
                </span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
