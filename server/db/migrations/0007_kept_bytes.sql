ALTER TABLE "applied_ops" ADD COLUMN "bytes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "applied_ops" ALTER COLUMN "bytes" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "deleted_at" bigint;--> statement-breakpoint
UPDATE "applied_ops" SET "bytes" = 250 + octet_length("verdict"::text);--> statement-breakpoint
UPDATE "records" SET "deleted_at" = floor(extract(epoch FROM now()) * 1000)::bigint WHERE "deleted";--> statement-breakpoint
UPDATE "records" SET "vers" = coalesce(
  (
    SELECT json_agg("write") FROM (
      SELECT jsonb_build_array((v->>'ver')::bigint, (v->>'at')::bigint, v->>'op', v->>'device') || jsonb_agg(f) AS "write"
      FROM json_each("vers") AS one(f, v)
      GROUP BY (v->>'ver')::bigint, (v->>'at')::bigint, v->>'op', v->>'device'
    ) AS "writes"
  ),
  '[]'::json
);--> statement-breakpoint
UPDATE "records" SET "bytes" = octet_length("fields"::text) + octet_length("vers"::text);--> statement-breakpoint
UPDATE "spaces" SET "bytes" =
  coalesce((SELECT sum("bytes") FROM "records" WHERE "records"."space_id" = "spaces"."id"), 0)
  + coalesce((SELECT sum("bytes") FROM "applied_ops" WHERE "applied_ops"."space_id" = "spaces"."id"), 0);
