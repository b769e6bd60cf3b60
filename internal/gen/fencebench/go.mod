module github.com/open-parley/parley/internal/gen/fencebench

go 1.26.0

require (
	github.com/golang/geo v0.0.0-20260818125358-b200a1149890
	github.com/jackc/pgx/v5 v5.12.0
	github.com/open-parley/parley v0.0.0
	github.com/tidwall/rtree v1.10.0
	golang.org/x/sys v0.49.0
)

require (
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/tidwall/geoindex v1.7.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/open-parley/parley => ../../..
