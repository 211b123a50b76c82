CREATE TABLE "applied_ops" (
	"space_id" text NOT NULL,
	"op_id" text NOT NULL,
	"device" text NOT NULL,
	"body_hash" text NOT NULL,
	"verdict" json NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "applied_ops_space_id_op_id_pk" PRIMARY KEY("space_id","op_id")
);
--> statement-breakpoint
CREATE TABLE "coordinators" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "coordinators_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint,
	"last_cursor" bigint DEFAULT 0 NOT NULL,
	"revoked_at" bigint,
	CONSTRAINT "devices_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"client" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "records" (
	"space_id" text NOT NULL,
	"tbl" text NOT NULL,
	"id" text NOT NULL,
	"fields" json NOT NULL,
	"vers" json NOT NULL,
	"deleted" boolean NOT NULL,
	"seq" bigint NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "records_space_id_tbl_id_pk" PRIMARY KEY("space_id","tbl","id")
);
--> statement-breakpoint
CREATE TABLE "spaces" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"min_cursor" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "spaces_memberId_unique" UNIQUE("member_id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"checklist" json NOT NULL,
	"due_day" text,
	"member_id" text
);
--> statement-breakpoint
ALTER TABLE "applied_ops" ADD CONSTRAINT "applied_ops_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spaces" ADD CONSTRAINT "spaces_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_member_id_index" ON "devices" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "records_space_id_seq_index" ON "records" USING btree ("space_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "stages_project_id_position_index" ON "stages" USING btree ("project_id","position");