// Package fence finds which zones a position, a path or a volume lies in: an
// immutable index of areas with heights and times, whose answers equal those of
// the exact predicates of package geo asked of every zone.
//
// An [Index] never changes. An [Edit] makes the next one from it, which shares
// all that did not change; readers keep the one they have, wait for nobody, and
// take the next one when they like (through an atomic.Pointer, say).
//
// Three questions are answered:
//
//   - [Index.Point] and [Index.Points]: the zones at a position, height and
//     instant;
//   - [Index.Segment]: the zones that the path between two such touches, with
//     the instants of entry and exit;
//   - [Index.Volume]: the zones that a volume meets.
//
// Each answer is a geo.Relation: Touch where it is certain, Indeterminate where
// the accuracy of a map or a fix, or a missing conversion between datums, leaves
// it open. Zones that are certainly Apart are not listed.
//
// It is exact where outlines are polygons with straight edges and nothing has an
// accuracy. Circles, corridors and geodesic edges are laid out as such polygons,
// as closely as geo.Prepare states: by so much beside their outline answers are
// Indeterminate. What an accuracy of a fix leaves open is stated at geo.Area.At.
//
// Outlines, floors and ceilings belong to a zone; windows, slots and exceptions
// are [from, until). What is outside the limits that are stated is refused with
// an error that says what to mend; then nothing is appended and nothing changes.
//
// [Tracks] follows moving things over an index and tells what they enter and
// leave.
//
// docs/design/fence.md in the repository explains the method and proves its error bounds.
//
// Units: positions in 1e-7 degree (WGS 84), lengths in millimetres, instants in
// milliseconds of UTC. Lines between positions are straight in longitude and
// latitude, as package geo lays all outlines out.
package fence
