// Package tiles reads and writes archives of map tiles: PMTiles, version 3, one
// file in which a directory says where each tile lies. It carries the built-in
// base map, which a deployment replaces or adds to.
//
// Nothing here knows what a tile shows. Archives are read strictly: what lies
// outside its section, overlaps in the directory or grows without bound when it
// is unpacked is refused.
package tiles
