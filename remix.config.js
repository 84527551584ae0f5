/**
 * Options of the Remix Vite plugin, as a pure literal: vite.config.ts imports it.
 * Lazy route discovery stays off: its /__manifest endpoint can be made to block the event loop.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  serverModuleFormat: "esm",
  future: {
    v3_singleFetch: true,
    v3_routeConfig: true,
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
  },
};
