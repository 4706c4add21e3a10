export { replaceBetweenMarkers } from "./between-markers.ts";
export { median } from "./median.ts";
