"""What plans consist of: readings and their draft lines, plans, assignments, targets."""

import django.contrib.postgres.fields
import django.db.models.deletion
import motcua.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0002_watched'),
        ('organisations', '0003_successors'),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftLine',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('ASSIGNMENT', 'nhiệm vụ'), ('TARGET', 'chỉ tiêu')], max_length=10, verbose_name='loại')),
                ('state', models.CharField(choices=[('OPEN', 'chưa rà soát'), ('CONFIRMED', 'đã xác nhận'), ('DROPPED', 'không đưa vào')], default='OPEN', max_length=9, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='lần sửa')),
                ('group', models.BooleanField(default=False, verbose_name='dòng nhóm')),
                ('no', models.CharField(blank=True, max_length=30, verbose_name='số thứ tự')),
                ('section', models.TextField(blank=True, verbose_name='mục')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('products', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='sản phẩm')),
                ('leads', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='chủ trì')),
                ('lead_codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None, verbose_name='mã cơ quan chủ trì')),
                ('supports', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='phối hợp')),
                ('support_codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None, verbose_name='mã cơ quan phối hợp')),
                ('due_text', models.TextField(blank=True, verbose_name='thời hạn như văn bản ghi')),
                ('milestones', models.JSONField(default=list, verbose_name='các mốc thời gian')),
                ('op', models.CharField(blank=True, max_length=2, verbose_name='so sánh')),
                ('value', models.DecimalField(decimal_places=4, max_digits=18, null=True, verbose_name='giá trị')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='đơn vị tính')),
                ('value_text', models.TextField(blank=True, verbose_name='giá trị như văn bản ghi')),
                ('level', models.CharField(blank=True, max_length=10, verbose_name='cấp')),
                ('period', models.CharField(blank=True, max_length=40, verbose_name='kỳ')),
                ('doubts', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='chỗ chưa chắc')),
                ('source_line', models.PositiveIntegerField(default=0, verbose_name='từ dòng')),
                ('source_to', models.PositiveIntegerField(default=0, verbose_name='đến dòng')),
                ('source_page', models.PositiveIntegerField(null=True, verbose_name='trang')),
                ('touched_by', models.UUIDField(null=True, verbose_name='người sửa gần nhất')),
                ('touched_at', models.DateTimeField(null=True, verbose_name='sửa lúc')),
            ],
            options={
                'verbose_name': 'dòng nháp',
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('ACTIVE', 'đang thực hiện'), ('REPLACED', 'đã bị thay thế'), ('CLOSED', 'đã kết thúc')], default='ACTIVE', max_length=8, verbose_name='trạng thái')),
                ('kind', models.CharField(max_length=60, verbose_name='loại văn bản')),
                ('number', models.CharField(max_length=60, verbose_name='số, ký hiệu')),
                ('title', models.TextField(verbose_name='trích yếu')),
                ('issuer', models.CharField(max_length=300, verbose_name='cơ quan ban hành')),
                ('signer', models.CharField(blank=True, max_length=160, verbose_name='người ký')),
                ('signed_on', models.DateField(verbose_name='ngày ban hành')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm kế hoạch')),
                ('published_at', models.DateTimeField(verbose_name='đưa vào theo dõi lúc')),
                ('published_by', models.UUIDField(verbose_name='người đưa vào theo dõi')),
            ],
            options={
                'verbose_name': 'kế hoạch',
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('no', models.CharField(blank=True, max_length=30, verbose_name='số thứ tự')),
                ('section', models.TextField(blank=True, verbose_name='mục')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('products', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='sản phẩm')),
                ('lead_text', models.TextField(blank=True, verbose_name='chủ trì như văn bản ghi')),
                ('term', models.CharField(choices=[('DATED', 'có thời hạn'), ('REGULAR', 'thường xuyên'), ('PERIODIC', 'định kỳ'), ('CONDITIONAL', 'chờ sự kiện'), ('LINKED', 'theo văn bản khác'), ('OPEN_ENDED', 'không thời hạn')], max_length=11, verbose_name='cách định hạn')),
                ('due_text', models.TextField(blank=True, verbose_name='thời hạn như văn bản ghi')),
                ('due_on', models.DateField(null=True, verbose_name='hạn')),
                ('original_due_on', models.DateField(null=True, verbose_name='hạn ban đầu')),
                ('state', models.CharField(choices=[('GIVEN', 'mới giao'), ('ACCEPTED', 'đã tiếp nhận'), ('IN_PROGRESS', 'đang thực hiện'), ('HANDED_IN', 'đã nộp sản phẩm, chờ duyệt'), ('DONE', 'hoàn thành'), ('SUSPENDED', 'tạm dừng'), ('CANCELLED', 'không thực hiện nữa')], default='GIVEN', max_length=11, verbose_name='trạng thái')),
                ('done_on', models.DateField(null=True, verbose_name='ngày nhận sản phẩm')),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency', verbose_name='cơ quan chủ trì')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='plans.assignment')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.draftline')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_assignments', to='plans.plan')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='plans.plan')),
            ],
            options={
                'verbose_name': 'nhiệm vụ',
            },
        ),
        migrations.CreateModel(
            name='PlanLink',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('relation', models.CharField(choices=[('AMENDS', 'sửa đổi, bổ sung'), ('REPLACES', 'thay thế'), ('CLOSES', 'kết thúc')], max_length=8, verbose_name='quan hệ')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changed_by', to='plans.plan')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='plans.plan')),
            ],
            options={
                'verbose_name': 'quan hệ giữa hai kế hoạch',
            },
        ),
        migrations.CreateModel(
            name='PlanReading',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('file_name', models.CharField(max_length=150, verbose_name='tên tệp')),
                ('text_digest', models.CharField(max_length=64, verbose_name='mã băm của lời văn')),
                ('state', models.CharField(choices=[('OPEN', 'đang rà soát'), ('PUBLISHED', 'đã ban hành để theo dõi'), ('SET_ASIDE', 'đã bỏ')], default='OPEN', max_length=9, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='lần sửa')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='loại văn bản')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('title', models.TextField(blank=True, verbose_name='trích yếu')),
                ('issuer', models.CharField(blank=True, max_length=300, verbose_name='cơ quan ban hành')),
                ('signer', models.CharField(blank=True, max_length=160, verbose_name='người ký')),
                ('signed_on', models.DateField(null=True, verbose_name='ngày ban hành')),
                ('year', models.PositiveSmallIntegerField(null=True, verbose_name='năm kế hoạch')),
                ('findings', models.JSONField(default=list, verbose_name='điểm cần xem lại')),
                ('source', models.JSONField(default=list, verbose_name='văn bản nguồn')),
                ('pages', models.PositiveIntegerField(null=True, verbose_name='số trang')),
                ('read_at', models.DateTimeField(verbose_name='đọc lúc')),
                ('read_by', models.UUIDField(verbose_name='người đưa vào')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='xong lúc')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='lý do bỏ')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile', verbose_name='tệp')),
            ],
            options={
                'verbose_name': 'bản đọc văn bản',
            },
        ),
        migrations.AddField(
            model_name='plan',
            name='reading',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='plans.planreading'),
        ),
        migrations.AddField(
            model_name='draftline',
            name='reading',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='plans.planreading'),
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(verbose_name='thứ tự')),
                ('no', models.CharField(blank=True, max_length=30, verbose_name='số thứ tự')),
                ('section', models.TextField(blank=True, verbose_name='mục')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('op', models.CharField(blank=True, max_length=2, verbose_name='so sánh')),
                ('value', models.DecimalField(decimal_places=4, max_digits=18, null=True, verbose_name='giá trị')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='đơn vị tính')),
                ('value_text', models.TextField(blank=True, verbose_name='giá trị như văn bản ghi')),
                ('level', models.CharField(blank=True, max_length=10, verbose_name='cấp')),
                ('period', models.CharField(blank=True, max_length=40, verbose_name='kỳ')),
                ('watcher_text', models.TextField(blank=True, verbose_name='theo dõi như văn bản ghi')),
                ('doers_text', models.TextField(blank=True, verbose_name='thực hiện như văn bản ghi')),
                ('indicator', models.CharField(blank=True, max_length=80, verbose_name='chỉ số tự đo')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.draftline')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='plans.plan')),
                ('watcher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency')),
            ],
            options={
                'verbose_name': 'chỉ tiêu',
            },
        ),
        migrations.CreateModel(
            name='AssignmentAgency',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('LEADS_TOO', 'cùng chủ trì'), ('SUPPORTS', 'phối hợp')], max_length=9, verbose_name='vai trò')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('printed', models.TextField(blank=True, verbose_name='như văn bản ghi')),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='others', to='plans.assignment')),
            ],
            options={
                'verbose_name': 'cơ quan cùng thực hiện',
                'constraints': [models.UniqueConstraint(fields=('assignment', 'part', 'position'), name='other_agency_in_order'), models.CheckConstraint(condition=models.Q(('agency__isnull', False), models.Q(('printed', ''), _negated=True), _connector='OR'), name='other_agency_is_named')],
            },
        ),
        migrations.CreateModel(
            name='AssignmentMilestone',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(max_length=20, verbose_name='loại mốc')),
                ('starts_on', models.DateField(null=True, verbose_name='từ ngày')),
                ('ends_on', models.DateField(null=True, verbose_name='đến ngày')),
                ('label', models.TextField(blank=True, verbose_name='việc của mốc')),
                ('done_on', models.DateField(null=True, verbose_name='xong ngày')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='plans.assignment')),
            ],
            options={
                'verbose_name': 'mốc thời gian',
                'constraints': [models.UniqueConstraint(fields=('assignment', 'position'), name='milestone_in_order'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='milestone_is_ordered')],
            },
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['plan', 'position'], name='assignment_in_order'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['lead', 'due_on'], name='assignment_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('term', 'DATED'), ('due_on__isnull', False), ('original_due_on__isnull', False)), models.Q(('term', 'DATED'), _negated=True), _connector='OR'), name='assignment_dated_has_day'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'DONE')), models.Q(models.Q(('state', 'DONE'), _negated=True), ('done_on__isnull', True)), _connector='OR'), name='assignment_done_has_day'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'lead'), name='assignment_once_per_member'),
        ),
        migrations.AddConstraint(
            model_name='planlink',
            constraint=models.UniqueConstraint(fields=('later', 'earlier'), name='plan_link_once'),
        ),
        migrations.AddConstraint(
            model_name='planlink',
            constraint=models.CheckConstraint(condition=models.Q(('later', models.F('earlier')), _negated=True), name='plan_link_joins_two'),
        ),
        migrations.AddConstraint(
            model_name='planreading',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'SET_ASIDE'), _negated=True), fields=('file',), name='reading_once_per_file'),
        ),
        migrations.AddConstraint(
            model_name='planreading',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'SET_ASIDE'), _negated=True), fields=('text_digest',), name='reading_once_per_text'),
        ),
        migrations.AddConstraint(
            model_name='planreading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'OPEN')), models.Q(models.Q(('state', 'OPEN'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='reading_ended_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='planreading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'SET_ASIDE'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='reading_set_aside_says_why'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('number', 'signed_on', 'issuer'), name='plan_once'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='plan_is_named'),
        ),
        migrations.AddIndex(
            model_name='draftline',
            index=models.Index(fields=['reading', 'position'], name='draft_line_in_order'),
        ),
        migrations.AddConstraint(
            model_name='draftline',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='draft_line_says_something'),
        ),
        migrations.AddConstraint(
            model_name='draftline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('touched_at__isnull', True), ('touched_by__isnull', True)), models.Q(('touched_at__isnull', False), ('touched_by__isnull', False)), _connector='OR'), name='draft_line_touched_whole'),
        ),
        migrations.AddIndex(
            model_name='target',
            index=models.Index(fields=['plan', 'position'], name='target_in_order'),
        ),
    ]
