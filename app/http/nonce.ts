import { createContext } from "react";

/** The nonce of this response's content policy, given by React context: loader data would be sent to the browser. */
export const NonceContext = createContext<string | undefined>(undefined);
