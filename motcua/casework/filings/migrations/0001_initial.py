
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import motcua.foundation.ids
import motcua.foundation.keys.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0019_found_by_due'),
        ('files', '0002_watched'),
        ('organisations', '0005_codes_watched'),
        ('people', '0004_who_they_are_watched'),
        ('places', '0004_changes_watched'),
        ('procedures', '0009_codes_watched'),
    ]

    operations = [
        migrations.CreateModel(
            name='EligibilitySet',
            fields=[
                ('valid_from', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=60, verbose_name='mã thủ tục')),
                ('questions', models.JSONField(verbose_name='câu hỏi')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='eligibilityset_ends_after_it_begins', violation_error_message='Ngày hết hiệu lực không được trước ngày có hiệu lực.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (models.Func('valid_from', 'valid_to', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='eligibilityset_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='FilingDraft',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('case_number', models.PositiveSmallIntegerField(null=True, verbose_name='trường hợp')),
                ('conditions', motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name='trả lời về điều kiện')),
                ('answers', motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name='nội dung khai')),
                ('exemptions', motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name='diện miễn, giảm')),
                ('return_way', models.CharField(choices=[('COUNTER', 'tại quầy'), ('POST', 'qua bưu chính công ích'), ('ELECTRONIC', 'bản điện tử')], default='COUNTER', max_length=10, verbose_name='cách nhận kết quả')),
                ('edition', models.PositiveIntegerField(default=1, verbose_name='lần ghi')),
                ('state', models.CharField(choices=[('OPEN', 'đang soạn'), ('SENT', 'đã nộp'), ('DROPPED', 'đã bỏ'), ('EXPIRED', 'quá hạn giữ')], default='OPEN', max_length=7, verbose_name='trạng thái')),
                ('begun_at', models.DateTimeField(verbose_name='bắt đầu lúc')),
                ('saved_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('expires_at', models.DateTimeField(verbose_name='giữ đến')),
                ('over_at', models.DateTimeField(null=True, verbose_name='xong lúc')),
                ('applicant_entity', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.legalentity', verbose_name='chủ hồ sơ')),
                ('applicant_person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person', verbose_name='chủ hồ sơ')),
                ('competence_place', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place', verbose_name='nơi quyết định thẩm quyền')),
                ('dossier', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='dossiers.dossier', verbose_name='hồ sơ')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person', verbose_name='người nộp')),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.onestopunit', verbose_name='nơi tiếp nhận')),
                ('version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.procedureversion', verbose_name='thủ tục')),
            ],
        ),
        migrations.CreateModel(
            name='DraftFile',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', motcua.foundation.keys.fields.EncryptedText(verbose_name='tên tệp')),
                ('source', models.CharField(blank=True, max_length=20, verbose_name='nguồn')),
                ('put_at', models.DateTimeField(verbose_name='đính kèm lúc')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('required', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.requireddocument', verbose_name='thành phần hồ sơ')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='filings.filingdraft')),
            ],
        ),
        migrations.CreateModel(
            name='CoSigner',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', motcua.foundation.keys.fields.EncryptedText(verbose_name='số định danh cá nhân')),
                ('number_index', models.BinaryField(max_length=32)),
                ('named_at', models.DateTimeField(verbose_name='nêu lúc')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='xác nhận lúc')),
                ('signed_edition', models.PositiveIntegerField(null=True, verbose_name='lần ghi đã xác nhận')),
                ('declined_at', models.DateTimeField(null=True, verbose_name='từ chối lúc')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person', verbose_name='ai')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_signers', to='filings.filingdraft')),
            ],
        ),
        migrations.AddIndex(
            model_name='filingdraft',
            index=models.Index(condition=models.Q(('state', 'OPEN')), fields=['person', '-saved_at', '-id'], name='filingdraft_open'),
        ),
        migrations.AddIndex(
            model_name='filingdraft',
            index=models.Index(condition=models.Q(('state', 'OPEN')), fields=['expires_at'], name='filingdraft_expiring'),
        ),
        migrations.AddConstraint(
            model_name='filingdraft',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['OPEN', 'SENT', 'DROPPED', 'EXPIRED'])), name='filingdraft_state_known'),
        ),
        migrations.AddConstraint(
            model_name='filingdraft',
            constraint=models.CheckConstraint(condition=models.Q(('applicant_person__isnull', True), ('applicant_entity__isnull', True), _connector='XOR'), name='filingdraft_has_one_applicant'),
        ),
        migrations.AddConstraint(
            model_name='filingdraft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dossier__isnull', False), ('state', 'SENT')), models.Q(models.Q(('state', 'SENT'), _negated=True), ('dossier__isnull', True)), _connector='OR'), name='filingdraft_sent_is_a_dossier'),
        ),
        migrations.AddConstraint(
            model_name='filingdraft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('over_at__isnull', True), ('state', 'OPEN')), models.Q(models.Q(('state', 'OPEN'), _negated=True), ('over_at__isnull', False)), _connector='OR'), name='filingdraft_over_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='draftfile',
            constraint=models.UniqueConstraint(fields=('draft', 'required', 'file'), name='draftfile_once'),
        ),
        migrations.AddIndex(
            model_name='cosigner',
            index=models.Index(fields=['number_index'], name='cosigner_number'),
        ),
        migrations.AddConstraint(
            model_name='cosigner',
            constraint=models.UniqueConstraint(fields=('draft', 'number_index'), name='cosigner_once'),
        ),
        migrations.AddConstraint(
            model_name='cosigner',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_edition__isnull', True)), models.Q(('person__isnull', False), ('signed_at__isnull', False), ('signed_edition__isnull', False)), _connector='OR'), name='cosigner_signs_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='cosigner',
            constraint=models.CheckConstraint(condition=models.Q(('signed_at__isnull', True), ('declined_at__isnull', True), _connector='OR'), name='cosigner_signs_or_declines'),
        ),
    ]
