/** What other features and routes may use of guides. */
export { guideList, guidePage, guidePicture, ownGuideOf } from "./pages.server.ts";
