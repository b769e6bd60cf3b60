// Package layers holds the test that keeps the floors of docs/design/house.md:
// imports lead downwards only, and what decides is pure.
package layers
