import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { HashingBusyError } from "#app/auth/password.server.ts";
import { Button } from "#app/components/button.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { deviceName } from "#app/domain/user-agent.ts";
import { afterSignIn } from "#app/features/accounts/after-sign-in.ts";
import { signIn, signOut } from "#app/features/accounts/api.server.ts";
import { DemoLoginList } from "#app/features/accounts/demo-login-list.tsx";
import { signInForm } from "#app/features/accounts/forms.ts";
import { demoLogins } from "#app/features/demo/api.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Đăng nhập · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = safePath(new URL(request.url).searchParams.get("tiep"), paths.home());
  if (context.viewer) throw redirect(back);
  const { settings, handle } = context;
  return {
    back,
    secure: settings.secure,
    supportPhone: settings.supportPhone,
    demo: settings.demo ? await demoLogins(handle.db) : [],
  };
}

interface Problem {
  login: string;
  errors: FieldErrors;
  message: string | null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formValues(request);
  const login = values.login ?? "";
  const refuse = (status: number, problem: Omit<Problem, "login">, headers?: HeadersInit) =>
    data<Problem>({ login, ...problem }, { status, headers });
  const form = checkForm(signInForm, values);
  if (!form.ok) return refuse(400, { errors: form.errors, message: null });
  const now = context.clock.now();
  try {
    const result = await signIn(context.handle, context.limits, {
      ...form.value,
      address: context.address,
      agent: deviceName(request.headers.get("User-Agent")),
      now,
    });
    if (!result.ok) {
      const message =
        result.code === "wrong"
          ? "Mã đăng nhập hoặc mật khẩu chưa đúng. Xem lại phiếu; quên mật khẩu thì nhờ thầy cô đặt lại."
          : `Sai quá nhiều lần. Chờ ${result.retryAfterSeconds} giây rồi thử lại.`;
      return refuse(result.code === "wrong" ? 401 : 429, { errors: {}, message });
    }
    // a new token with every sign-in: what an earlier user of this browser held is worth nothing
    if (context.sessionToken) await signOut(context.handle, context.sessionToken, now);
    const back = safePath(values.back, paths.home());
    return redirect(afterSignIn(result.next, back), {
      headers: { "Set-Cookie": sessionCookie(result.token, context.settings.secure) },
    });
  } catch (error) {
    if (!(error instanceof HashingBusyError)) throw error;
    const { retryAfterSeconds } = error;
    const message = `Nhiều người đang đăng nhập cùng lúc. Chờ ${retryAfterSeconds} giây, nhập lại mật khẩu rồi bấm Đăng nhập.`;
    return refuse(503, { errors: {}, message }, { "Retry-After": String(retryAfterSeconds) });
  }
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SignIn() {
  const { back, secure, supportPhone, demo } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Đăng nhập"
        lead="Dùng mã và mật khẩu trên phiếu thầy cô phát. Không cần email hay số điện thoại."
      />
      <div className="section last sign">
        {/* a document each time: what a busy machine answers instead is a page, too */}
        <Form method="post" className="sheet stack signin-form" noValidate reloadDocument>
          <FormError problems={problem?.message ? [{ message: problem.message }] : []} />
          <input type="hidden" name="back" value={back} />
          <TextInput
            name="login"
            label="Mã đăng nhập"
            hint="Ví dụ: AG260001"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={problem?.login}
            error={problem?.errors.login}
          />
          <TextInput
            name="password"
            type="password"
            label="Mật khẩu"
            autoComplete="current-password"
            error={problem?.errors.password}
          />
          <Button big full>
            Đăng nhập
          </Button>
          {supportPhone && <p className="small soft">Không vào được: gọi {supportPhone}.</p>}
          {!secure && <p className="small soft">Địa chỉ này là http, chỉ dùng trong mạng nội bộ.</p>}
        </Form>
        {demo.length > 0 && <DemoLoginList logins={demo} back={back} />}
      </div>
    </>
  );
}
