import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { deviceName } from "#app/domain/user-agent.ts";
import { afterSignIn } from "#app/features/accounts/after-sign-in.ts";
import { signInByKey, signOut } from "#app/features/accounts/api.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Vào bằng phiếu · Góc ASEAN" }];

/** Opening the address changes nothing and tells nothing: messengers look at links by themselves. */
export function loader() {
  return null;
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const now = context.clock.now();
  const result = await signInByKey(context.handle, context.limits, {
    key: params.key ?? "",
    address: context.address,
    agent: deviceName(request.headers.get("User-Agent")),
    now,
  });
  if (!result.ok) {
    const slow = result.code === "slow_down";
    const seconds = slow ? result.retryAfterSeconds : 0;
    return data({ slow: slow ? seconds : null }, { status: slow ? 429 : 401 });
  }
  if (context.sessionToken) await signOut(context.handle, context.sessionToken, now);
  return redirect(afterSignIn(result.next, paths.home()), {
    headers: { "Set-Cookie": sessionCookie(result.token, context.settings.secure) },
  });
}

export default function SignInByKey() {
  const problem = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Vào bằng phiếu" lead="Bấm nút để vào bằng phiếu vừa quét. Máy dùng chung: nhớ Thoát khi xong." />
      <div className="section last read stack">
        {problem && problem.slow === null && (
          <Note
            tone="bad"
            live="alert"
            title="Phiếu này không còn dùng được"
            action={<ButtonLink href={paths.signIn()}>Gõ mã và mật khẩu</ButtonLink>}
          >
            Mật khẩu đã đổi hoặc phiếu mới đã được in. Gõ mã và mật khẩu, hoặc nhờ thầy cô đặt lại.
          </Note>
        )}
        {problem && problem.slow !== null && (
          <Note tone="warn" live="alert" title={`Chờ ${problem.slow} giây rồi bấm lại`}>
            Có quá nhiều lần quét phiếu hỏng từ mạng này.
          </Note>
        )}
        <Form method="post">
          <Button big full>
            Vào Góc ASEAN
          </Button>
        </Form>
      </div>
    </>
  );
}
